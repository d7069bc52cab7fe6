/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { contentHash } from '@/nodes/shared/domain/contentHash';
import type { FolderEntry } from '@/nodes/shared/domain/entry';
import {
	isMarkerLikeName,
	markerContent,
	markerContentHash,
	markerFileName,
	parseMarker,
} from '@/nodes/shared/domain/marker/markerFile';
import { matchMarker } from '@/nodes/shared/domain/marker/matchMarker';

const IDS = [
	'22-1',
	'ab',
	'AB',
	'a b',
	'a/b',
	'a:b',
	'???',
	'🙂',
	'x'.repeat(3000),
	'x'.repeat(3001),
	'é',
	'con',
	'.',
];

describe('a marker file', () => {
	it('has a name of its own for every case, which Dropbox takes', () => {
		const names = IDS.map(markerFileName);
		expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(IDS.length);
		for (const name of names) {
			expect(isMarkerLikeName(name)).toBe(true);
			expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
			expect(name).not.toMatch(/[\\/<>:"|?*\u{10000}-\u{10ffff}]/u);
		}
		expect(markerFileName('22-1')).toMatch(/^casemarker 22-1 [0-9a-f]{16}\.json$/);
	});

	it('is the same however Unicode composes the case ID', () => {
		expect(markerFileName('e\u0301')).toBe(markerFileName(' \u00e9 '));
		expect(markerContent('e\u0301', 'id:1')).toEqual(markerContent('\u00e9', 'id:1'));
	});

	it.each(IDS)('says what was written (%#)', (caseId) => {
		const bytes = markerContent(caseId, 'id:abc');
		expect(parseMarker(bytes, markerFileName(caseId))).toEqual({ caseId, folderId: 'id:abc' });
		expect(markerContentHash(caseId, 'id:abc')).toBe(contentHash(bytes));
	});

	it.each([
		['is empty', '', markerFileName('22-1')],
		['is no JSON', 'hello', markerFileName('22-1')],
		['says nothing of a case', '{"folderId":"id:1"}', markerFileName('22-1')],
		['has an empty case', '{"caseId":"","folderId":"id:1"}', markerFileName('22-1')],
		['is a list', '[]', markerFileName('22-1')],
		['was renamed', markerContent('22-1', 'id:1').toString(), 'copy.json'],
		['says another case than its name', markerContent('22-2', 'id:1').toString(), markerFileName('22-1')],
	])('is none where it %s', (_what, content, name) => {
		expect(parseMarker(Buffer.from(content), name)).toBeUndefined();
	});

	it('says whose folder it lies in', () => {
		const folder = { id: 'id:1', ownNamespaceId: undefined } as FolderEntry;
		expect(matchMarker(undefined, folder, '22-1')).toBe('nothing');
		expect(matchMarker({ caseId: '22-1', folderId: 'id:1' }, folder, ' 22-1')).toBe('this case');
		expect(matchMarker({ caseId: '22-1', folderId: 'id:2' }, folder, '22-1')).toBe('copy of this case');
		expect(matchMarker({ caseId: '22-A', folderId: 'id:1' }, folder, '22-a')).toBe('another case');
	});
});
