/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { escapeHtml, fileKind, formatCount, formatSize } from '@/nodes/shared/domain/tree/words';
import { createTimeFormat } from '@/nodes/shared/domain/tree/renderTreePage';

test.each([
	[0, '0 bytes'],
	[1, '1 byte'],
	[1023, '1,023 bytes'],
	[1024, '1.0 KB'],
	[10_189, '10 KB'],
	[10_188, '9.9 KB'],
	[1024 ** 2 - 1, '1.0 MB'],
	[1023.4 * 1024, '1023 KB'],
	[1024 ** 3, '1.0 GB'],
	[1024 ** 4 * 2, '2.0 TB'],
	[1024 ** 5 * 2, '2048 TB'],
])('%i bytes are shown as %s', (bytes, shown) => expect(formatSize(bytes)).toBe(shown));

test.each([
	['a.PDF', 'PDF', 'pdf'],
	['a.tar.gz', 'Compressed file', 'zip'],
	['a.xyz', 'XYZ file', 'any'],
	['README', 'File', 'any'],
	['.profile', 'File', 'any'],
	['a.', 'File', 'any'],
	['a.b c', 'File', 'any'],
	['invoice\u202efdp.exe', 'EXE file', 'any'],
	['a.constructor', 'File', 'any'],
	['a.__proto', 'File', 'any'],
	['a.valueof', 'VALUEOF file', 'any'],
])('%j is of the kind %s', (name, word, style) => expect(fileKind(name)).toEqual({ word, style }));

test('counts are grouped', () => {
	expect([formatCount(1, 'folder'), formatCount(0, 'folder'), formatCount(12_345, 'folder')]).toEqual([
		...['1 folder', '0 folders', '12,345 folders'],
	]);
});

test.each([
	['UTC', '2026-03-29T00:30:00Z', '2026-03-29 00:30'],
	['Europe/Berlin', '2026-03-29T01:30:00Z', '2026-03-29 03:30'],
	['America/New_York', '2026-01-01T04:59:59Z', '2025-12-31 23:59'],
	['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02 00:00'],
])('in %s %s is %s', (zone, moment, shown) => expect(createTimeFormat(zone)(moment)).toBe(shown));

test('every character that a parser gives a meaning is taken it', () => {
	expect(escapeHtml('<a href="x" title=\'y\'>&amp;\r\n')).toBe(
		'&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&#13;\n',
	);
});
