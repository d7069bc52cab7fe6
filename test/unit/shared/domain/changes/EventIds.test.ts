/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { EventIds } from '@/nodes/shared/domain/changes/EventIds';
import type { FolderChange } from '@/nodes/shared/domain/changes/FolderChange';

const doe = { id: 'id:doe', name: 'Doe, Jane' };

const moved = (from: string, to: string, id = 'id:lease'): FolderChange => ({
	...{ event: 'documentMoved', id, name: 'Lease.pdf', place: `/Doe, Jane/${to}`, isDocument: true },
	...{ previousPlace: `/Doe, Jane/${from}`, caseFolder: doe, previousCaseFolder: doe },
});

const renamed = (from: string, to: string, id = 'id:doe'): FolderChange => ({
	...{ event: 'caseFolderRenamed', id, name: to, place: `/${to}`, previousPlace: `/${from}` },
	...{ caseFolder: { id, name: to }, previousCaseFolder: { id, name: from }, isDocument: false },
});

const added = (place: string, caseFolder = doe): FolderChange => ({
	...{ event: 'documentAdded', id: 'id:lease', name: 'Lease.pdf', place, previousPlace: undefined },
	...{ caseFolder, isDocument: true },
});

/** The ID that a process gives which knows no other changes. */
const alone = (change: FolderChange, rev: string | null = 'r1', owner = 'w') =>
	new EventIds('', owner).of(change, rev);

/** The IDs that one gives after the other, each with what the one before has written. */
function oneByOne(changes: readonly FolderChange[]): string[] {
	let history = '';
	return changes.map((change) => {
		const eventIds = new EventIds(history, 'w');
		const id = eventIds.of(change, null);
		history = eventIds.history();
		return id;
	});
}

it('is made of letters, digits, - and _, 21 of them', () => {
	expect(alone(added('/Doe, Jane/Lease.pdf'))).toMatch(/^[\w-]{21}$/);
});

it.each<[string, FolderChange, FolderChange, boolean]>([
	['the same', added('/Doe, Jane/Lease.pdf'), added('/Doe, Jane/Lease.pdf'), true],
	[
		'its case folder was renamed',
		added('/Doe, Jane/Lease.pdf'),
		added('/Roe/Lease.pdf', { ...doe, name: 'Roe' }),
		true,
	],
	['upper and lower case', added('/Doe, Jane/Lease.pdf'), added('/Doe, Jane/lease.PDF'), true],
	['another place', added('/Doe, Jane/Lease.pdf'), added('/Doe, Jane/Mail/Lease.pdf'), false],
	[
		'another case folder',
		added('/Doe, Jane/Lease.pdf'),
		added('/Doe, Jane/Lease.pdf', { ...doe, id: 'id:roe' }),
		false,
	],
	[
		'another event',
		added('/Doe, Jane/Lease.pdf'),
		{ ...added('/Doe, Jane/Lease.pdf'), event: 'documentDeleted' },
		false,
	],
	['another document', moved('a', 'b'), moved('a', 'b', 'id:other'), false],
	['from elsewhere', moved('a', 'b'), moved('c', 'b'), false],
	['to elsewhere', moved('a', 'b'), moved('a', 'c'), false],
	['a folder, from elsewhere', renamed('A', 'B'), renamed('C', 'B'), false],
	[
		'outside of what is watched',
		{ ...renamed('A', 'B'), path: '/Closed/B' },
		{ ...renamed('A', 'B'), path: '/Old/B' },
		false,
	],
	[
		'of a folder whose ID is not known',
		added('/A/x', { id: '', name: 'A' }),
		added('/B/x', { id: '', name: 'B' }),
		false,
	],
])('of two changes is one where they say the same: %s', (_what, one, other, isSame) => {
	expect(alone(one) === alone(other)).toBe(isSame);
});

it('of a document that was added or changed is another one for another revision', () => {
	const change = { ...added('/Doe, Jane/Lease.pdf'), event: 'documentChanged' } as const;
	expect(alone(change, 'r1')).not.toBe(alone(change, 'r2'));
	expect(alone(added('/Doe, Jane/Lease.pdf'), 'r1')).not.toBe(alone(added('/Doe, Jane/Lease.pdf'), 'r2'));
	expect(alone(moved('a', 'b'), 'r1')).toBe(alone(moved('a', 'b'), 'r2'));
});

it('of another workflow is another one', () => {
	expect(alone(moved('a', 'b'), null, 'one')).not.toBe(alone(moved('a', 'b'), null, 'two'));
});

it('is another one each time that something happens again', () => {
	const there = renamed('A', 'B');
	const back = renamed('B', 'A');
	const ids = oneByOne([there, back, there, back, there, moved('a', 'b'), moved('b', 'a'), moved('a', 'b')]);
	expect(new Set(ids).size).toBe(8);
	expect(ids[0]).toBe(alone(there));
});

it('is the same for two that read other things in between', () => {
	const [first, , third] = oneByOne([renamed('A', 'B'), renamed('B', 'C'), renamed('C', 'D')]);
	expect(oneByOne([renamed('A', 'B'), moved('a', 'b'), added('/Doe, Jane/x'), renamed('C', 'D')])).toEqual(
		expect.arrayContaining([first, third]),
	);
});

it('remembers the folder that was told of before thousands of documents, in less than 60 KB', () => {
	const eventIds = new EventIds('', 'w');
	const first = eventIds.of(renamed('A', 'B'), null);
	for (let n = 0; n < 20_000; n++) eventIds.of(moved('a', 'b', `id:${n}`), null);
	const history = eventIds.history();
	expect(history.length).toBeLessThan(60_000);
	const next = new EventIds(history, 'w');
	expect(next.of(renamed('A', 'B'), null)).not.toBe(first);
	const last = moved('a', 'b', 'id:19999');
	expect(next.of(last, null)).not.toBe(alone(last, null));
});

it('is counted on from the latest time, though many other changes came in between', () => {
	const seen = new Set<string>();
	let history = '';
	for (let round = 0; round < 5; round++) {
		const eventIds = new EventIds(history, 'w');
		seen.add(eventIds.of(renamed('A', 'B'), null));
		for (let n = 0; n < 1500; n++) eventIds.of(renamed('A', 'B', `id:${round} ${n}`), null);
		history = eventIds.history();
	}
	expect(seen.size).toBe(5);
});
