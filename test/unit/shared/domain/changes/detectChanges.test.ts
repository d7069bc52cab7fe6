/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { detectChanges } from '@/nodes/shared/domain/changes/detectChanges';
import type { Scope } from '@/nodes/shared/domain/changes/FolderChange';
import { InconsistentListing, TreeUpdate } from '@/nodes/shared/domain/changes/TreeUpdate';
import { parseTree, serializeTree } from '@/nodes/shared/domain/changes/serializeTree';
import type { Entry } from '@/nodes/shared/domain/entry';
import { file, folder } from './entries';

type Step = Entry | string;

/** What an update of these steps tells after one of those before; a path is something that is gone. */
function told(before: Step[], steps: Step[], scope: Scope = 'destination'): string[] {
	const first = read('', before);
	return detectChanges(read(serializeTree(first.tree), steps), scope)
		.map(({ event, previousPlace, place }) =>
			[event, [previousPlace, place].filter((each) => each !== undefined).join(' → ')].join(' '),
		)
		.sort();
}

function read(memory: string, steps: Step[]): TreeUpdate {
	const update = new TreeUpdate(parseTree(memory), '/top');
	for (const step of steps) {
		if (typeof step === 'string') update.removePath(step);
		else update.addEntry(step);
	}
	return update;
}

const before = [
	folder('/Top', 'T'),
	folder('/Top/A', 'A'),
	file('/Top/A/a.txt', 'a'),
	folder('/Top/A/Sub', 'S'),
	file('/Top/A/Sub/s.txt', 's'),
	folder('/Top/B', 'B'),
	file('/Top/B/b.txt', 'b'),
];

it.each<[string, Step[], string[]]>([
	[
		'a case folder that was renamed, its contents listed again',
		[
			'/top/a',
			folder('/Top/A2', 'A'),
			file('/Top/A2/a.txt', 'a'),
			folder('/Top/A2/Sub', 'S'),
			file('/Top/A2/Sub/s.txt', 's'),
		],
		['caseFolderRenamed /A → /A2'],
	],
	[
		'a case folder that became part of another',
		[
			'/top/a',
			folder('/Top/B/A', 'A'),
			file('/Top/B/A/a.txt', 'a'),
			folder('/Top/B/A/Sub', 'S'),
			file('/Top/B/A/Sub/s.txt', 's'),
		],
		['caseFolderMoved /A → /B/A'],
	],
	[
		'a subfolder that moved into another case folder',
		['/top/a/sub', folder('/Top/B/Sub', 'S'), file('/Top/B/Sub/s.txt', 's')],
		['documentMoved /A/Sub/s.txt → /B/Sub/s.txt'],
	],
	[
		'a subfolder that became a case folder',
		['/top/a/sub', folder('/Top/Sub', 'S'), file('/Top/Sub/s.txt', 's')],
		['caseFolderAdded /A/Sub → /Sub', 'documentMoved /A/Sub/s.txt → /Sub/s.txt'],
	],
	[
		'two documents that changed places',
		['/top/a/a.txt', '/top/b/b.txt', file('/Top/B/b.txt', 'a'), file('/Top/A/a.txt', 'b')],
		['documentMoved /A/a.txt → /B/b.txt', 'documentMoved /B/b.txt → /A/a.txt'],
	],
	[
		'two case folders that changed names',
		['/top/a', '/top/b', folder('/Top/B', 'A'), folder('/Top/A', 'B')],
		['caseFolderRenamed /A → /B', 'caseFolderRenamed /B → /A'],
	],
	[
		'a document that was saved out of a case folder that then went',
		[file('/Top/B/a.txt', 'a'), '/top/a'],
		['caseFolderDeleted /A', 'documentMoved /A/a.txt → /B/a.txt'],
	],
	[
		'a document of another case folder that went with one',
		['/top/b/b.txt', file('/Top/A/b.txt', 'b'), '/top/a'],
		['caseFolderDeleted /A', 'documentDeleted /B/b.txt'],
	],
	['what came and went', [file('/Top/A/x.txt', 'x'), '/top/a/x.txt'], []],
	['a document that was deleted and restored', ['/top/a/a.txt', file('/Top/A/a.txt', 'a')], []],
	[
		'a document with a new ID in the place of another',
		[file('/Top/A/a.txt', 'x')],
		['documentChanged /A/a.txt'],
	],
	[
		'a document that moved and changed',
		['/top/a/a.txt', file('/Top/A/a2.txt', 'a', 'more')],
		['documentChanged /A/a2.txt', 'documentMoved /A/a.txt → /A/a2.txt'],
	],
	['another casing', [file('/Top/A/A.TXT', 'a')], []],
	[
		'a file in the place of a folder',
		['/top/a/sub', file('/Top/A/Sub', 'x')],
		['documentAdded /A/Sub', 'documentDeleted /A/Sub/s.txt'],
	],
	[
		'a folder in the place of a file',
		[folder('/Top/A/a.txt', 'x'), file('/Top/A/a.txt/y', 'y')],
		['documentAdded /A/a.txt/y', 'documentDeleted /A/a.txt'],
	],
	[
		'a folder of which a part was listed before itself, in the place of an older one of that name',
		[
			'/top/b',
			folder('/Top/A2', 'N'),
			file('/Top/A2/b.txt', 'x'),
			'/top/a2',
			file('/Top/C/b.txt', 'b'),
			folder('/Top/C', 'B'),
		],
		['caseFolderRenamed /B → /C'],
	],
	[
		'a file on the way to what lies below a folder of its name',
		[file('/Top/A/a.txt/y', 'y')],
		['documentAdded /A/a.txt/y', 'documentDeleted /A/a.txt'],
	],
	[
		'a file that has nothing to download, by its revision',
		[{ ...file('/Top/A/a.txt', 'a'), contentHash: undefined }],
		['documentChanged /A/a.txt'],
	],
	['what was never known', ['/top/a/none.txt', '/top/none/x'], []],
	['a document beside the case folders', [file('/Top/x.txt', 'x')], ['documentAdded /x.txt']],
])('tells of %s', (_what, steps, expected) => {
	expect(told(before, steps)).toEqual(expected);
});

it('lets a folder known by its contents take what was listed under it, whatever it held under that name', () => {
	// B comes late under the name of what was told of before it, and held a b.txt of its own.
	const steps = [file('/Top/B2/b.txt', 'x'), folder('/Top/B2', 'B'), '/top/b'];
	expect(told(before, steps)).toEqual([
		'caseFolderRenamed /B → /B2',
		'documentAdded /B2/b.txt',
		'documentDeleted /B/b.txt',
	]);
});

it('takes contents that are listed before their folders', () => {
	const listing = [
		file('/Top/A2/Sub/s.txt', 's'),
		folder('/Top/A2/Sub', 'S'),
		file('/Top/A2/a.txt', 'a'),
		folder('/Top/A2', 'A'),
	];
	expect(told(before, ['/top/a', ...listing])).toEqual(['caseFolderRenamed /A → /A2']);
});

it('takes a listing in any order', () => {
	fc.assert(
		fc.property(fc.shuffledSubarray(before, { minLength: before.length }), (shuffled) => {
			expect(told(shuffled, before)).toEqual([]);
			const again = read(serializeTree(read('', before).tree), shuffled);
			again.removeUnseen();
			expect(detectChanges(again, 'destination')).toEqual([]);
		}),
	);
});

it('tells of what a listing of everything lacks as deleted', () => {
	const update = read(serializeTree(read('', before).tree), [
		folder('/Top/B', 'B'),
		file('/Top/B/a.txt', 'a'),
	]);
	update.removeUnseen();
	expect(
		detectChanges(update, 'destination')
			.map(({ event, id }) => `${event} ${id}`)
			.sort(),
	).toEqual(['caseFolderDeleted id:A', 'documentDeleted id:b', 'documentMoved id:a']);
});

it('of one case folder tells of documents only', () => {
	expect(told(before, ['/top/a', file('/Top/x.txt', 'x')], 'caseFolder')).toEqual([
		'documentAdded /x.txt',
		'documentDeleted /A/Sub/s.txt',
		'documentDeleted /A/a.txt',
	]);
});

it('leaves out what has no path, and says when a path leads elsewhere', () => {
	expect(told(before, [{ ...file('/Top/A/x', 'x'), pathLower: undefined }])).toEqual([]);
	expect(() => read('', ['/elsewhere'])).toThrow(InconsistentListing);
	expect(() => read('', [file('/Elsewhere/x', 'x')])).toThrow(InconsistentListing);
});

/** Entries of a Dropbox that lower-cases by a table of its own: what it compares names by is not to be guessed. */
const lowered = <E extends Entry>(entry: E, pathLower: string): E => ({ ...entry, pathLower });

it('goes by what Dropbox compares names by, though nobody else would', () => {
	const memory = [
		folder('/Top', 'T'),
		lowered(folder('/Top/Zed', 'Z'), '/top/9f'),
		lowered(file('/Top/Zed/One.pdf', 'o'), '/top/9f/one.pdf'),
		lowered(file('/Top/Zed/Two.pdf', 't'), '/top/9f/2.pdf'),
	];
	expect(told(memory, ['/top/9f/2.pdf'])).toEqual(['documentDeleted /Zed/Two.pdf']);
	const renamed = [
		'/top/9f',
		lowered(folder('/Top/Yod', 'Z'), '/top/8e'),
		lowered(file('/Top/Yod/One.pdf', 'o'), '/top/8e/one.pdf'),
		lowered(file('/Top/Yod/Two.pdf', 't'), '/top/8e/2.pdf'),
	];
	expect(told(memory, renamed)).toEqual(['caseFolderRenamed /Zed → /Yod']);
	expect(told(memory, [...renamed].reverse())).toEqual(['caseFolderRenamed /Zed → /Yod']);
	const rewritten = [lowered(file('/Top/Zed/TWO.pdf', 'n', 'other'), '/top/9f/2.pdf')];
	expect(told(memory, rewritten)).toEqual(['documentChanged /Zed/TWO.pdf']);
});

describe('the case folder of a change', () => {
	const casesOf = (steps: Step[], scope: Scope = 'destination') =>
		detectChanges(read(serializeTree(read('', before).tree), steps), scope).map(({ event, caseFolder }) => [
			event,
			caseFolder === undefined ? undefined : `${caseFolder.id} ${caseFolder.name}`,
		]);

	it('is the one that a document lies in, however deep', () => {
		expect(casesOf([file('/Top/A/Sub/new.txt', 'n')])).toEqual([['documentAdded', 'id:A A']]);
		expect(casesOf([file('/Top/A/new.txt', 'n')])).toEqual([['documentAdded', 'id:A A']]);
	});

	it('is the new one of a document that moved, and the old one of a document that went', () => {
		expect(casesOf(['/top/a/sub/s.txt', file('/Top/B/s.txt', 's')])).toEqual([['documentMoved', 'id:B B']]);
		expect(casesOf(['/top/a/sub/s.txt'])).toEqual([['documentDeleted', 'id:A A']]);
	});

	it('goes by its name of now, and by that of before once it is gone', () => {
		const renamed = ['/top/a', folder('/Top/A2', 'A'), file('/Top/A2/a.txt', 'a', 'more')];
		expect(casesOf(renamed)).toEqual([
			['caseFolderRenamed', 'id:A A2'],
			['documentChanged', 'id:A A2'],
		]);
		expect(casesOf([...renamed, '/top/a2'])).toEqual([['caseFolderDeleted', 'id:A A']]);
	});

	it('is none for a document beside the case folders, and none where one case folder is watched', () => {
		expect(casesOf([file('/Top/x.txt', 'x')])).toEqual([['documentAdded', undefined]]);
		expect(casesOf([file('/Top/A/new.txt', 'n')], 'caseFolder')).toEqual([['documentAdded', undefined]]);
	});

	it('is itself for one that is new, and nothing is told of a new folder inside one', () => {
		expect(casesOf([folder('/Top/C', 'C')])).toEqual([['caseFolderAdded', 'id:C C']]);
		expect(casesOf([folder('/Top/A/More', 'M')])).toEqual([]);
		expect(casesOf([folder('/Top/C', 'C')], 'caseFolder')).toEqual([]);
	});
});
