/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	isMatchAllFilter,
	createEntryTest,
	type EntryFilter,
} from '@/nodes/shared/domain/listing/EntryFilter';
import { file, folder } from './entries';

const letter = file('/Case/Letter.pdf', { serverModified: '2026-03-04T10:00:00Z' });
const correspondence = folder('/Case/Correspondence');

const kept = (filter: EntryFilter) =>
	[letter, correspondence].filter(createEntryTest(filter)).map((entry) => entry.kind);

test.each<[string, EntryFilter, string[]]>([
	['nothing', {}, ['file', 'folder']],
	['empty fields', { extensions: [], name: '' }, ['file', 'folder']],
	['files', { kind: 'file' }, ['file']],
	['folders', { kind: 'folder' }, ['folder']],
	['an extension', { extensions: ['pdf'] }, ['file']],
	['another extension', { extensions: ['docx'] }, []],
	['a name', { name: 'L*' }, ['file']],
	['a name that both have', { name: '*e*' }, ['file', 'folder']],
	['a name of folders', { name: 'corr*', kind: 'folder' }, ['folder']],
	['all at once', { kind: 'file', extensions: ['pdf'], changedSince: 0, name: '*' }, ['file']],
])('by %s', (_, filter, expected) => {
	expect(kept(filter)).toEqual(expected);
});

describe('changed since', () => {
	const moment = Date.parse(letter.serverModified);

	test('counts the moment itself in, and goes by when Dropbox got the content', () => {
		expect(kept({ changedSince: moment })).toEqual(['file']);
		expect(kept({ changedSince: moment + 1000 })).toEqual([]);
	});

	test('compares whole seconds, as Dropbox keeps no parts of them', () => {
		expect(kept({ changedSince: moment + 999 })).toEqual(['file']);
	});
});

test.each<EntryFilter>([
	{ kind: 'folder', changedSince: 1 },
	{ kind: 'folder', extensions: ['pdf'] },
])('a filter that nothing can pass is refused: %j', (filter) => {
	expect(() => createEntryTest(filter)).toThrow(expect.objectContaining({ reason: 'invalid_input' }));
});

test.each<[EntryFilter, boolean]>([
	[{}, true],
	[{ extensions: [], name: '', kind: undefined, changedSince: undefined }, true],
	[{ kind: 'file' }, false],
	[{ name: '*' }, false],
	[{ extensions: ['pdf'] }, false],
	[{ changedSince: 0 }, false],
])('%j lets everything through: %s', (filter, all) => {
	expect(isMatchAllFilter(filter)).toBe(all);
});
