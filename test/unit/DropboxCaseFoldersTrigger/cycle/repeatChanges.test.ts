/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { repeatChanges } from '@/nodes/DropboxCaseFoldersTrigger/cycle/repeatChanges';
import type { Watch, WatchState } from '@/nodes/DropboxCaseFoldersTrigger/cycle/Watch';
import { createTriggerHarness, eventLines } from '../triggerHarness';

const MINUTE = 60_000;

/** A watch that has begun, with a quarter of an hour of repeats. */
async function begin() {
	const world = await createTriggerHarness({ repeatFor: 15 * MINUTE });
	const go = async (
		kept: WatchState | undefined,
		minute: number,
		isPoll = true,
		more: Partial<Watch> = {},
	) => {
		const input = { isPoll, now: minute * MINUTE };
		return await repeatChanges(kept, { ...world.watch, ...more }, input, world.dependencies);
	};
	const { state } = await go(undefined, 0);
	return { ...world, go, state };
}

it('tells changes again in polls, not in what a notification starts', async () => {
	const { go, state, write } = await begin();
	await write('/Cases/Doe, Jane/New.pdf');
	const told = await go(state, 1, false);
	expect(eventLines(told.rows)).toEqual(['documentAdded /Cases/Doe, Jane/New.pdf']);
	const notified = await go(told.state, 2, false);
	expect([notified.rows, notified.state]).toEqual([[], told.state]);
	expect((await go(told.state, 2)).rows).toEqual(told.rows);
});

it('tells again what was deleted, and both of two moves', async () => {
	const { go, state, move, remove, write } = await begin();
	await write('/Cases/Doe, Jane/New.pdf');
	const first = await go(state, 1);
	await move('/Cases/Doe, Jane/New.pdf', '/Cases/Doe, Jane/Newer.pdf');
	const second = await go(first.state, 2);
	await remove('/Cases/Doe, Jane/Newer.pdf');
	const third = await go(second.state, 3);
	expect(third.rows.map(({ event }) => event)).toEqual([
		...['documentAdded', 'documentMoved', 'documentDeleted'],
	]);
	expect((await go(third.state, 4)).rows).toEqual(third.rows);
});

it('leaves out events that somebody deselected, and everything once it is off or another folder is watched', async () => {
	const { go, state, write, folder } = await begin();
	await write('/Cases/Doe, Jane/New.pdf');
	const { state: kept } = await go(state, 1);
	expect((await go(kept, 2, true, { events: ['documentDeleted'] })).rows).toEqual([]);
	const off = await go(kept, 2, true, { repeatFor: 0 });
	expect([off.rows, off.state.recent]).toEqual([[], '']);
	await folder('/Other');
	const other = await go(kept, 2, true, { watching: 'another watch', address: '/Other' });
	expect([other.rows, other.state.recent]).toEqual([[], '']);
});

it('keeps the very state where there is nothing to tell again', async () => {
	const { go, state } = await begin();
	expect((await go(state, 1)).state).toBe(state);
});
