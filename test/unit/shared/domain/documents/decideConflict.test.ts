/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { contentHash } from '@/nodes/shared/domain/contentHash';
import type { Entry, FileEntry } from '@/nodes/shared/domain/entry';
import type { ConflictRule, DocumentFacts } from '@/nodes/shared/domain/documents/DocumentFacts';
import { decideConflict } from '@/nodes/shared/domain/documents/decideConflict';
import { TargetFolder } from '@/nodes/shared/domain/documents/TargetFolder';

const RULES: ConflictRule[] = ['skipIfIdentical', 'keepBoth', 'replace', 'archive', 'fail'];

const file = (name: string, content: string, rev = '1'): FileEntry => ({
	...{ kind: 'file', id: `id:${name}`, name, path: `/${name}`, pathLower: `/${name.toLowerCase()}`, rev },
	...{ size: content.length, contentHash: `hash of ${content}`, clientModified: '', serverModified: '' },
});

const folder = (name: string): Entry => ({
	...{ kind: 'folder', id: `id:${name}`, name, path: `/${name}`, pathLower: `/${name}` },
	...{ ownNamespaceId: undefined, parentNamespaceId: undefined },
});

const document = (rule: ConflictRule, content = 'mine', name = 'a.txt'): DocumentFacts => ({
	...{ name, rule, size: content.length, contentHash: `hash of ${content}`, lostRaces: 0 },
});

const unchanged = (there: FileEntry) => ({ kind: 'there already', file: there, status: 'unchanged' });

function listed(...entries: Entry[]): TargetFolder {
	const target = new TargetFolder(['a.txt']);
	entries.forEach((entry) => target.add(entry));
	target.endListing();
	return target;
}

describe('a free name', () => {
	it.each(RULES)('is taken under %s, without reading the document first', (rule) => {
		const decision = decideConflict(
			{ ...document(rule), contentHash: undefined },
			listed(file('b.txt', 'mine')),
		);
		expect(decision).toEqual({ kind: 'put', name: 'a.txt', replacing: undefined, status: 'uploaded' });
	});
});

describe('identical content under the name', () => {
	it.each(RULES)('is the document itself under %s', (rule) => {
		const there = file('A.TXT', 'mine');
		expect(decideConflict(document(rule), listed(there))).toEqual(unchanged(there));
	});

	it.each(RULES)('has to be read for under %s', (rule) => {
		const unread = { ...document(rule), contentHash: undefined };
		expect(decideConflict(unread, listed(file('a.txt', 'else')))).toEqual({
			...{ kind: 'read', documents: [unread] },
		});
		const unmeasured = { ...unread, size: undefined };
		expect(decideConflict(unmeasured, listed(file('a.txt', 'other size')))).toEqual({
			...{ kind: 'read', documents: [unmeasured] },
		});
	});

	it('cannot be where the size differs, so nothing is read', () => {
		const unread = { ...document('replace'), contentHash: undefined };
		expect(decideConflict(unread, listed(file('a.txt', 'other size')))).toMatchObject({ kind: 'put' });
	});

	it('cannot be in a file without a content hash', () => {
		const paper = { ...file('a.txt', 'mine'), contentHash: undefined };
		expect(decideConflict({ ...document('replace'), contentHash: undefined }, listed(paper))).toMatchObject({
			kind: 'put',
			replacing: paper,
		});
	});
});

describe.each(['skipIfIdentical', 'keepBoth'] as const)('other content under the name, with %s', (rule) => {
	it('asks for a listing before it chooses another name', () => {
		const target = new TargetFolder(['a.txt']);
		target.add(file('a.txt', 'else'));
		expect(decideConflict(document(rule), target)).toEqual({ kind: 'list the folder' });
	});

	it('is kept: the document gets the first free number', () => {
		const target = listed(file('a.txt', 'else'), file('a (1).txt', 'else too'), file('a (3).txt', 'third'));
		expect(decideConflict(document(rule), target)).toEqual({
			...{ kind: 'put', name: 'a (2).txt', replacing: undefined, status: 'keptBoth' },
		});
	});

	it('finds the document under a number, beyond gaps', () => {
		const mine = file('a (7).txt', 'mine');
		expect(decideConflict(document(rule), listed(file('a.txt', 'else'), mine))).toEqual(unchanged(mine));
	});

	it('may also be a folder', () => {
		expect(decideConflict(document(rule), listed(folder('a.txt')))).toMatchObject({ name: 'a (1).txt' });
	});
});

describe('a file that is another document of the run', () => {
	it('serves a second document with the same content, unless both are to be kept', () => {
		const there = file('a.txt', 'mine');
		const target = listed(there);
		target.claim('a.txt');
		expect(decideConflict(document('skipIfIdentical'), target)).toEqual(unchanged(there));
		expect(decideConflict(document('keepBoth'), target)).toMatchObject({ kind: 'put', name: 'a (1).txt' });
	});

	it('leaves a repeated run what it did before', () => {
		const second = file('a (1).txt', 'mine');
		const target = listed(file('a.txt', 'mine'), second);
		target.claim('a.txt');
		expect(decideConflict(document('keepBoth'), target)).toEqual(unchanged(second));
	});
});

describe('other content under the name', () => {
	it.each([
		['replace', 'replaced'],
		['archive', 'archived'],
	] as const)('is replaced in exactly the version that was seen, under %s', (rule, status) => {
		const there = file('a.txt', 'else', 'rev 7');
		expect(decideConflict(document(rule), listed(there))).toEqual({
			...{ kind: 'put', name: 'a.txt', replacing: there, status },
		});
	});

	it('refuses the document under fail', () => {
		expect(decideConflict(document('fail'), listed(file('a.txt', 'else')))).toMatchObject({
			...{ kind: 'refuse', refusal: { reason: 'name_taken' } },
		});
	});

	it.each(['replace', 'archive', 'fail'] as const)(
		'is never replaced where it is a folder, under %s',
		(rule) => {
			expect(decideConflict(document(rule), listed(folder('a.txt')))).toMatchObject({
				...{ kind: 'refuse', refusal: { reason: 'name_taken' } },
			});
		},
	);
});

describe('a name that another document of the run is about to get', () => {
	const reserved = (first: DocumentFacts, ...entries: Entry[]) => {
		const target = listed(...entries);
		target.reserve(first.name, first, undefined);
		return target;
	};

	it.each(['replace', 'archive', 'fail'] as const)('is waited for under %s', (rule) => {
		expect(decideConflict(document(rule), reserved(document('fail')))).toEqual({ kind: 'wait' });
	});

	it.each(['skipIfIdentical', 'keepBoth'] as const)('is taken under %s', (rule) => {
		const target = reserved(document(rule, 'first'), file('a (1).txt', 'else'));
		expect(decideConflict(document(rule, 'second'), target)).toMatchObject({
			kind: 'put',
			name: 'a (2).txt',
		});
	});

	it('serves an equal document as well, unless both are to be kept', () => {
		const first = document('skipIfIdentical');
		expect(decideConflict(document('skipIfIdentical'), reserved(first))).toEqual({
			...{ kind: 'same as', document: first, status: 'unchanged' },
		});
		expect(decideConflict(document('keepBoth'), reserved(first))).toMatchObject({
			kind: 'put',
			name: 'a (1).txt',
		});
	});

	it('has both documents read where they could be equal', () => {
		const first = { ...document('skipIfIdentical'), contentHash: undefined };
		const second = { ...document('skipIfIdentical'), contentHash: undefined, size: undefined };
		expect(decideConflict(second, reserved(first))).toEqual({ kind: 'read', documents: [second, first] });
		const read = document('skipIfIdentical');
		expect(decideConflict(read, reserved(first))).toEqual({ kind: 'read', documents: [first] });
	});

	it('is free again, or what it was, when that document does not get it', () => {
		const there = file('a.txt', 'else');
		const target = listed(there, file('a (1).txt', 'else too'));
		const first = document('replace', 'first');
		target.reserve('a.txt', first, there);
		target.release('a.txt');
		expect(target.at('a.txt')).toBe(there);

		const numbered = decideConflict(document('keepBoth', 'second'), target);
		expect(numbered).toMatchObject({ name: 'a (2).txt' });
		target.reserve('a (2).txt', first, undefined);
		target.release('a (2).txt');
		target.release('a (2).txt');
		expect(decideConflict(document('keepBoth', 'third'), target)).toMatchObject({ name: 'a (2).txt' });
	});
});

describe('a name that others keep taking', () => {
	const crowded = listed(file('a.txt', 'else'), file('a (1).txt', 'else too'));
	const numberTaken = (hash: string, lostRaces: number): number => {
		const decision = decideConflict(
			{ ...document('skipIfIdentical'), contentHash: hash, lostRaces },
			crowded,
		);
		return decision.kind === 'put' ? Number(/\((\d+)\)/.exec(decision.name)?.[1]) : 0;
	};
	const hashes = Array.from({ length: 200 }, (_, index) => contentHash(Buffer.from(String(index))));

	it('is numbered in order at first', () => {
		expect(new Set(hashes.flatMap((hash) => [numberTaken(hash, 0), numberTaken(hash, 1)]))).toEqual(
			new Set([2]),
		);
	});

	it.each([
		[2, 4],
		[4, 16],
		[6, 64],
		[19, 64],
	])('spreads the documents after %i losses over %i numbers, by their content', (lostRaces, width) => {
		const numbers = hashes.map((hash) => numberTaken(hash, lostRaces));
		expect(Math.min(...numbers)).toBeGreaterThanOrEqual(2);
		expect(Math.max(...numbers)).toBeLessThanOrEqual(width + 1);
		expect(new Set(numbers).size).toBeGreaterThan(width / 2);
	});

	it('needs the content to be known for that', () => {
		const unread = { ...document('keepBoth', 'other size'), contentHash: undefined, lostRaces: 2 };
		expect(decideConflict(unread, crowded)).toEqual({ kind: 'read', documents: [unread] });
	});
});

describe('what is known of a folder', () => {
	it('holds only what documents of the run could meet', () => {
		const target = listed(file('a.txt', 'x'), file('b.txt', 'y'));
		expect(target.at('A.txt')).toBeDefined();
		expect(target.at('b.txt')).toBeUndefined();
	});

	it('forgets what a new listing no longer shows', () => {
		const target = listed(file('a.txt', 'x'));
		target.beginListing();
		expect(target.at('a.txt')).toBeUndefined();
	});

	it('forgets what a look no longer found', () => {
		const target = listed(file('a.txt', 'x'));
		target.markAbsent('A.TXT');
		target.markAbsent('b.txt');
		expect(target.at('a.txt')).toBeUndefined();
		expect(target.findMatches(document('keepBoth', 'y', 'b.txt'))).toEqual([]);
		expect(target.freeName('b.txt', 0)).toBe('b (1).txt');
	});
});
