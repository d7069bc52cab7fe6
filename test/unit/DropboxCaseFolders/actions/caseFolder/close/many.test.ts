/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeRequest, createCloseHarness, reopenRequest, statuses, type CloseHarness } from './closeHarness';
import { documentOf } from '@/test/support/sourceOf';

const MANY = 1000;

/** A thousand case folders of one destination, and what it costs to close and reopen them. */
describe('a thousand case folders', () => {
	let on: CloseHarness;
	afterEach(() => on.world.close());

	it('are closed by few calls, and reopened by few for each', async () => {
		on = createCloseHarness();
		const names = Array.from({ length: MANY }, (_, index) => `22-${String(index).padStart(4, '0')}`);
		const made = await on.world.dropbox.createFolders(names.map((name) => `/Cases/${name}`));
		const ids = made.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []));
		await on.world.dropbox.upload(
			names.map((name) => ({
				...{ address: `/Cases/${name}/note.txt`, mode: { kind: 'add' } as const },
				source: documentOf(`note of ${name}`),
			})),
		);
		const before = await on.tree('/Cases');

		on.world.emulator.log.clear();
		const closed = await on.close(...ids.map((id) => closeRequest(id)));
		expect(new Set(statuses(closed))).toEqual(new Set(['closed']));
		expect(on.world.calls()).toBeLessThanOrEqual(25);
		expect(on.world.calls('files/move_batch_v2')).toBe(1);
		expect(Object.keys(await on.tree('/Closed'))).toHaveLength(1 + 3 * MANY);
		expect(await on.tree('/Cases')).toEqual({});

		on.world.emulator.log.clear();
		const again = await on.close(...ids.map((id) => closeRequest(id)));
		expect(new Set(statuses(again))).toEqual(new Set(['alreadyClosed']));

		on.world.emulator.log.clear();
		expect(new Set(statuses(await on.reopen(...ids.map((id) => reopenRequest(id)))))).toEqual(
			new Set(['reopened']),
		);
		expect(on.world.calls()).toBeLessThanOrEqual(2 * MANY + 25);
		expect(await on.tree('/Cases')).toEqual(before);
	});

	it('are counted one by one where their destination holds much else', async () => {
		on = createCloseHarness();
		const names = Array.from({ length: 20 }, (_, index) => `22-${index}`);
		const made = await on.world.dropbox.createFolders(names.map((name) => `/Cases/${name}`));
		const others = Array.from({ length: 6000 }, (_, index) => `/Cases/Other/${index}`);
		await on.world.dropbox.createFolders(others);
		const ids = made.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []));
		expect(new Set(statuses(await on.close(...ids.map((id) => closeRequest(id)))))).toEqual(
			new Set(['closed']),
		);
	});
});
