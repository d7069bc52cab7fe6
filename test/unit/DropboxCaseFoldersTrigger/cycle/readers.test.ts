/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import type { ChangeRow } from '@/nodes/DropboxCaseFoldersTrigger/cycle/changeRows';
import { pollCycle, type CycleDependencies } from '@/nodes/DropboxCaseFoldersTrigger/cycle/pollCycle';
import type { WatchState } from '@/nodes/DropboxCaseFoldersTrigger/cycle/Watch';
import type { Change } from '@/nodes/shared/dropbox/port';
import { performStep, step } from './steps';
import { createTriggerHarness } from '../triggerHarness';

type World = Awaited<ReturnType<typeof createTriggerHarness>>;

const worlds: World[] = [];
afterEach(() => worlds.splice(0).forEach((world) => world.close()));

async function opened(): Promise<World> {
	const world = await createTriggerHarness();
	worlds.push(world);
	return world;
}

/** A process with a memory of its own, which shares nothing with others but where it began. */
function readerOf({ watch, dependencies }: World, begun?: WatchState) {
	let kept = begun;
	return {
		async poll(): Promise<ChangeRow[]> {
			const { state, rows } = await pollCycle(kept, watch, dependencies);
			kept = JSON.parse(JSON.stringify(state)) as WatchState;
			return rows;
		},
		kept: () => kept,
	};
}

/** Two that began at the same state, as n8n's processes do when a workflow is published. */
async function twoReaders(world: World) {
	const first = readerOf(world);
	await first.poll();
	return [first, readerOf(world, first.kept())] as const;
}

const idsOf = (rows: readonly ChangeRow[]) => rows.map(({ eventId }) => eventId);

/** What a change says, but for its ID. Of a document that was moved or deleted the version does not count. */
const said = ({ event, fileId, folderId, path, previousPath, rev }: ChangeRow) =>
	JSON.stringify([event, fileId ?? folderId, path, previousPath, /Added|Changed/.test(event) ? rev : '']);

/** What two changes with one ID have in common whatever was renamed in between. */
const what = ({ event, fileId, folderId, rev }: ChangeRow) => [
	event,
	fileId ?? folderId,
	/Added|Changed/.test(event) ? rev : null,
];

describe('two readers', () => {
	it('that read at other times give a change the same ID', async () => {
		const world = await opened();
		const { write, move, remove, folder } = world;
		await write('/Cases/Doe, Jane/Old.txt');
		await write('/Cases/Doe, Jane/Draft.txt');
		const [often, seldom] = await twoReaders(world);
		const rows: ChangeRow[] = [];
		for (const happen of [
			async () => await write('/Cases/Doe, Jane/New.txt'),
			async () => await write('/Cases/Doe, Jane/Lease.pdf', 'signed'),
			async () => await move('/Cases/Doe, Jane/Draft.txt', '/Cases/Doe, Jane/Final.txt'),
			async () => await remove('/Cases/Doe, Jane/Old.txt'),
			async () => await folder('/Cases/Roe, Rick'),
		]) {
			await happen();
			rows.push(...(await often.poll()));
		}
		expect(rows).toHaveLength(5);
		expect(idsOf(await seldom.poll()).sort()).toEqual(idsOf(rows).sort());
	});

	it('give it the same ID also where the case folder around it was renamed in between', async () => {
		const world = await opened();
		const { write, move, remove } = world;
		await write('/Cases/Doe, Jane/Old.txt');
		await write('/Cases/Doe, Jane/Draft.txt');
		const [often, seldom] = await twoReaders(world);
		await move('/Cases/Doe, Jane', '/Cases/Doe-Roe, Jane');
		const rows = await often.poll();
		await move('/Cases/Doe-Roe, Jane/Draft.txt', '/Cases/Doe-Roe, Jane/Final.txt');
		rows.push(...(await often.poll()));
		await remove('/Cases/Doe-Roe, Jane/Old.txt');
		rows.push(...(await often.poll()));
		expect(rows).toHaveLength(3);
		expect(idsOf(await seldom.poll()).sort()).toEqual(idsOf(rows).sort());
	});

	it('that share a history give its next change the same ID, however they read it', async () => {
		const world = await opened();
		const { move, write } = world;
		const [often, seldom] = await twoReaders(world);
		for (const [from, to] of ['AB', 'BC', 'CD'].map((pair) => [...pair])) {
			const before = from === 'A' ? '/Cases/Doe, Jane' : `/Cases/${from}`;
			await move(before, `/Cases/${to}`);
			const rows = await often.poll();
			expect(idsOf(await seldom.poll())).toEqual(expect.arrayContaining(idsOf(rows)));
			await write(`/Cases/${to}/${to}.txt`);
			await often.poll();
		}
	});

	it('tell a change of two that one of them saw as one under an ID of its own: nothing is taken for told', async () => {
		const world = await opened();
		const { write, move } = world;
		const [often, seldom] = await twoReaders(world);
		await write('/Cases/Doe, Jane/New.txt', 'one');
		await move('/Cases/Doe, Jane/Lease.pdf', '/Cases/Doe, Jane/Lease 2.pdf');
		const reported = idsOf(await often.poll());
		await write('/Cases/Doe, Jane/New.txt', 'two');
		await move('/Cases/Doe, Jane/Lease 2.pdf', '/Cases/Doe, Jane/Lease 3.pdf');
		const rows = await seldom.poll();
		expect(rows).toHaveLength(2);
		expect(idsOf(rows).filter((id) => reported.includes(id))).toEqual([]);
	});

	it('of two workflows give it two IDs, so that what one has done does not stand in the way of the other', async () => {
		const world = await opened();
		const [one] = await twoReaders(world);
		const other = readerOf({ ...world, watch: { ...world.watch, workflowId: 'another' } }, one.kept());
		await world.write('/Cases/Doe, Jane/New.txt');
		expect(idsOf(await one.poll())).not.toEqual(idsOf(await other.poll()));
	});
});

describe('what happens again', () => {
	const there = ['/Cases/Doe, Jane', '/Cases/Roe, Jane'] as const;

	it.each([
		['a case folder is renamed', [there]],
		['a case folder is moved out and back', [[there[0], '/Closed/Doe, Jane']] as const],
		['a document is renamed', [['/Cases/Doe, Jane/Lease.pdf', '/Cases/Doe, Jane/Old lease.pdf']] as const],
		['a document is moved out and back', [['/Cases/Doe, Jane/Lease.pdf', '/Closed/Lease.pdf']] as const],
	])('has another ID each time: %s', async (_what, [pair]) => {
		const [from, to] = pair as readonly [string, string];
		const world = await opened();
		keepRevisions(world.dependencies);
		const reader = readerOf(world);
		await reader.poll();
		const ids: string[] = [];
		for (let round = 0; round < 4; round++) {
			await world.move(from, to);
			ids.push(...idsOf(await reader.poll()));
			await world.move(to, from);
			ids.push(...idsOf(await reader.poll()));
		}
		expect(ids.length).toBeGreaterThanOrEqual(8);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('has another ID each time: a document is deleted and restored', async () => {
		const world = await opened();
		const { result } = await world.person.filesGetMetadata({ path: '/Cases/Doe, Jane/Lease.pdf' });
		const { rev } = result as { rev: string };
		keepRevisions(world.dependencies);
		const reader = readerOf(world);
		await reader.poll();
		const ids: string[] = [];
		for (let round = 0; round < 3; round++) {
			await world.remove('/Cases/Doe, Jane/Lease.pdf');
			ids.push(...idsOf(await reader.poll()));
			await world.person.filesRestore({ path: '/Cases/Doe, Jane/Lease.pdf', rev });
			ids.push(...idsOf(await reader.poll()));
		}
		expect(new Set(ids).size).toBe(6);
	});

	it('has the same ID as the first time where a update of it was lost', async () => {
		const world = await opened();
		const reader = readerOf(world);
		await reader.poll();
		for (const [from, to] of [there, [there[1], there[0]], there] as const) {
			const lost = readerOf(world, reader.kept());
			await world.move(from, to);
			const rows = await lost.poll();
			await world.write(`${to}/${Math.random()}.txt`);
			expect((await reader.poll())[0]).toEqual(rows[0]);
		}
	});
});

/** Dropbox may keep a document's revision when that is moved: here it does, and its content alone makes it another. */
function keepRevisions(dependencies: CycleDependencies): void {
	const { changesSince, listEverything } = dependencies;
	const kept = (change: Change): Change =>
		change.kind === 'there' && change.entry.kind === 'file'
			? { ...change, entry: { ...change.entry, rev: `${change.entry.contentHash}` } }
			: change;
	dependencies.changesSince = async (cursor) => {
		const page = await changesSince(cursor);
		return { ...page, changes: page.changes.map(kept) };
	};
	dependencies.listEverything = async function* (address) {
		for await (const page of listEverything(address)) yield { ...page, changes: page.changes.map(kept) };
	};
}

it('whatever people do and however it is read, one change has one ID and two have two', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { maxLength: 25 }),
			fc.constantFrom(1, 2, 2000),
			async (steps, pageSize) => {
				const world = await createTriggerHarness();
				world.state.switches.pageSize = pageSize;
				try {
					const [often, seldom] = await twoReaders(world);
					const all: ChangeRow[] = [];
					let lately: ChangeRow[] = [];
					const compare = async () => {
						for (const row of await seldom.poll()) {
							const same = lately.filter((other) => said(other) === said(row));
							const isFirst = all.filter((other) => said(other) === said(row)).length === same.length;
							// What was there and back again between two readings of one of them, it cannot know of.
							if (same.length === 1 && isFirst) expect(row.eventId).toBe(same[0]?.eventId);
							const taken = all.find(({ eventId }) => eventId === row.eventId);
							if (taken !== undefined) expect(what(taken)).toEqual(what(row));
						}
						lately = [];
					};
					for (const each of steps) {
						if (each.kind === 'poll') await compare();
						else if (each.kind !== 'lostPoll') await performStep(world, each);
						const rows = await often.poll();
						all.push(...rows);
						lately.push(...rows);
					}
					await compare();
					expect(new Set(idsOf(all)).size).toBe(all.length);
				} finally {
					world.close();
				}
			},
		),
		{ numRuns: 150 },
	);
});
