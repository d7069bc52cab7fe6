/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import type { TriggerState } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Memory';
import type { ClioEvent, Notice, Watch } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Watch';
import { addVersion, changeDocument, trashDocument } from '@/test/emulators/clio/state/documents';
import { changeFolder } from '@/test/emulators/clio/state/folders';
import { changeMatter } from '@/test/emulators/clio/state/matters';
import { createCycleWorld, eventsIn, watchOf } from '../cycleWorld';

const idsOf = (rows: readonly IDataObject[]) => rows.map(({ eventId }) => eventId);

/** A watch that has begun, with a quarter of an hour of repeats. */
async function begin(more: Partial<Watch> = {}) {
	const world = createCycleWorld();
	const watch = watchOf({ repeatFor: 15 * 60_000, ...more });
	await world.minutes(60);
	let kept: TriggerState | undefined = (await world.cycle(undefined, watch)).state;
	await world.minutes(20);
	const go = async (notices: readonly Notice[] = []) => {
		const result = await world.cycle(kept, watch, notices);
		// As n8n keeps it.
		kept = JSON.parse(JSON.stringify(result.state)) as TriggerState;
		return result.rows;
	};
	return {
		...world,
		watch,
		poll: async () => await go(),
		deliver: async (...notices: Notice[]) => await go(notices),
		kept: () => kept,
		/** As in a poll after so many minutes. */
		pollAfter: async (minutes: number) => {
			await world.minutes(minutes);
			return await go();
		},
		matterAt: (name: string) => world.state.matters.at(world.fixture.matters[name]?.id ?? 0),
	};
}

const of = (...events: ClioEvent[]): Partial<Watch> => ({ events });

it('are what deliveries and polls told, with the same IDs and contents, before what is new', async () => {
	const world = await begin(of('matterClosed', 'documentCreated', 'folderRenamed'));
	const { id } = world.upload('A.pdf');
	const delivered = await world.deliver({ model: 'document', id, event: 'created' });
	changeMatter(world.state, world.matterAt('acme'), { status: 'Closed' });
	changeFolder(world.state, world.state.folders.at(world.matterAt('garcia').folderId), { name: 'Lease' });
	const first = await world.pollAfter(20);
	expect(eventsIn({ rows: first })).toEqual([
		...['documentCreated A.pdf', 'folderRenamed Lease'],
		expect.stringContaining('matterClosed 00002') as string,
	]);
	expect(first[0]).toEqual(delivered[0]);
	const second = await world.pollAfter(20);
	expect(second).toEqual(first);
	const third = await world.pollAfter(20);
	expect(third).toEqual(first.slice(1));
	expect(await world.pollAfter(20)).toEqual([]);
	expect(world.kept()?.recent).toBe('');
	world.close();
});

it('go on for the time that was chosen where polls are frequent', async () => {
	const world = await begin(of('documentCreated'));
	world.upload('A.pdf');
	const counts: number[] = [];
	for (let minute = 0; minute < 10; minute++) counts.push((await world.pollAfter(3)).length);
	expect(counts).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
	world.close();
});

it('are none where they are not wanted, nor after that was changed', async () => {
	const world = await begin({ ...of('documentCreated'), repeatFor: 0 });
	world.upload('A.pdf');
	expect(await world.poll()).toHaveLength(1);
	expect(await world.pollAfter(1)).toEqual([]);
	expect(world.kept()?.recent).toBe('');
	const on = await begin(of('documentCreated'));
	on.upload('A.pdf');
	await on.poll();
	const off = await on.cycle(on.kept(), { ...on.watch, repeatFor: 0 });
	expect([off.rows, off.state.recent]).toEqual([[], '']);
	const others = await on.cycle(on.kept(), { ...on.watch, events: ['documentUpdated'] });
	expect(others.rows).toEqual([]);
	for (const each of [world, on]) each.close();
});

it('read again only what is not read anyway, many at once, and no matter twice', async () => {
	const world = await begin(of('documentCreated'));
	const quiet = world.calls();
	expect(await world.poll()).toEqual([]);
	const usual = world.calls() - quiet;
	for (let index = 0; index < 250; index++) world.upload(`${index}.pdf`);
	const callsOf = async (poll: () => Promise<unknown[]>) => {
		const before = world.calls();
		expect(await poll()).toHaveLength(250);
		return world.calls() - before;
	};
	const first = await callsOf(world.poll);
	// The listing of what changed still has them: it costs what it cost to tell of them.
	expect(await callsOf(async () => await world.pollAfter(60))).toBe(first);
	// By now it has none of them: two reads of documents, and one of their matter.
	expect(await callsOf(async () => await world.pollAfter(60))).toBe(usual + 3);
	const before = world.calls();
	expect(await world.pollAfter(60)).toEqual([]);
	expect(world.calls() - before).toBe(usual);
	world.close();
}, 30_000);

describe('of a record that changed again', () => {
	it('come with it as it is now, and what changed under an ID of its own', async () => {
		const world = await begin(of('documentCreated', 'documentUpdated'));
		const { id } = world.upload('A.pdf');
		const [created] = await world.poll();
		await world.minutes(1);
		changeDocument(world.state, world.state.documents.at(id), { name: 'B.pdf' });
		const rows = await world.pollAfter(20);
		expect(eventsIn({ rows })).toEqual(['documentCreated B.pdf', 'documentUpdated B.pdf']);
		expect(rows[0]?.['eventId']).toBe(created?.['eventId']);
		const updated = rows[1]?.['eventId'];
		// The latest update stands for the one before.
		await world.minutes(1);
		changeDocument(world.state, world.state.documents.at(id), { name: 'C.pdf' });
		const next = await world.pollAfter(20);
		expect(eventsIn({ rows: next })).toEqual(['documentCreated C.pdf', 'documentUpdated C.pdf']);
		expect(idsOf(next)).not.toContain(updated);
		expect(idsOf(await world.pollAfter(20))).toEqual(idsOf(next).slice(1));
		world.close();
	});

	it('do not come where they are true no longer', async () => {
		const world = await begin(of('matterClosed', 'matterReopened', 'documentCreated', 'documentDeleted'));
		const { id } = world.upload('A.pdf');
		changeMatter(world.state, world.matterAt('smith'), { status: 'Closed' });
		expect(await world.poll()).toHaveLength(2);
		await world.minutes(1);
		changeMatter(world.state, world.matterAt('smith'), { status: 'Open' });
		trashDocument(world.state, world.state.documents.at(id));
		const rows = await world.pollAfter(1);
		expect(eventsIn({ rows })).toEqual(['matterReopened 00001-Smith', 'documentDeleted A.pdf']);
		expect(idsOf(await world.pollAfter(20))).toEqual(idsOf(rows));
		world.close();
	});

	it('tell that it was deleted also where it was then deleted for good', async () => {
		const category = { categoryId: 1, statuses: [], hasDocuments: false, withoutMatter: true };
		const world = await begin({ ...of('documentDeleted'), filters: { ...category, categoryId: undefined } });
		const { id } = world.upload('A.pdf');
		await world.poll();
		trashDocument(world.state, world.state.documents.at(id));
		const [deleted] = await world.poll();
		world.state.documents.remove(id);
		const rows = await world.pollAfter(20);
		expect(rows).toMatchObject([{ event: 'documentDeleted', documentId: id, name: '' }]);
		expect(idsOf(rows)).toEqual([deleted?.['eventId']]);
		world.close();
	});

	it('wait until a version that is being uploaded can be downloaded, for three days', async () => {
		const world = await begin(of('documentCreated'));
		const { id } = world.upload('A.pdf');
		const [created] = await world.poll();
		const file = { filename: 'A.pdf', contentType: 'application/pdf', creatorId: 1 };
		addVersion(world.state, world.state.documents.at(id), file);
		for (let times = 0; times < 4; times++) expect(await world.pollAfter(20)).toEqual([]);
		const stuck = world.kept();
		const document = world.state.documents.at(id);
		for (const version of document.versions) Object.assign(version, { fullyUploaded: true });
		expect(idsOf(await world.pollAfter(20))).toEqual([created?.['eventId']]);
		for (const version of document.versions) Object.assign(version, { fullyUploaded: false });
		await world.minutes(4 * 1440);
		// Then it comes all the same, since nothing may be lost, and not for ever.
		const first = await world.cycle(stuck, world.watch);
		const second = await world.cycle(first.state, world.watch);
		expect([first.rows.length, second.rows.length, second.state.recent]).toEqual([1, 1, '']);
		world.close();
	});

	it('do not come where it does not pass the filters any more', async () => {
		const filters = { statuses: ['open'], hasDocuments: false, withoutMatter: false };
		const world = await begin({ ...of('documentCreated'), filters });
		world.upload('A.pdf');
		expect(await world.poll()).toHaveLength(1);
		changeMatter(world.state, world.matterAt('smith'), { status: 'Closed' });
		expect(await world.pollAfter(20)).toEqual([]);
		world.close();
	});
});

it('do not come from a cycle that died: the next one tells the same', async () => {
	const world = await begin(of('documentCreated', 'matterClosed'));
	world.upload('A.pdf');
	changeMatter(world.state, world.matterAt('smith'), { status: 'Closed' });
	await world.poll();
	await world.minutes(20);
	const clean = await world.cycle(world.kept(), world.watch);
	expect(clean.rows).toHaveLength(2);
	const again = await world.cycle(world.kept(), world.watch);
	expect(again).toEqual({ ...clean, state: { ...clean.state } });
	world.close();
});
