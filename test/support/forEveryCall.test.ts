/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { outcomeOf } from '@/nodes/shared/core/outcome';
import { ApiError } from '@/nodes/shared/dropbox/client/Api';
import { CALL_FAULTS } from './callFaults';
import { createTestDropbox, forkTestDropbox } from './createTestDropbox';
import { forEveryCall, type Trial } from './forEveryCall';
import { treeOf } from './treeOf';

describe('A copy of a test Dropbox', () => {
	it('begins as the other one is, and goes its own way', async () => {
		const world = createTestDropbox({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true });
		await world.person.filesUpload({ path: '/Matters/a.txt', contents: 'one' });
		await world.person.sharingCreateSharedLinkWithSettings({ path: '/Matters/a.txt' });
		const before = await treeOf(world.dropbox);
		const [one, other] = [forkTestDropbox(world), forkTestDropbox(world)];
		const made = [];
		for (const { person } of [one, other]) {
			expect((await person.sharingListSharedLinks({ path: '/Matters/a.txt' })).result.links).toHaveLength(1);
			await person.filesDeleteV2({ path: '/Matters/a.txt' });
			made.push((await person.filesUpload({ path: '/Matters/b.txt', contents: 'two' })).result);
		}
		expect(made[0]).toEqual(made[1]);
		expect(await treeOf(world.dropbox)).toEqual(before);
		expect(Object.keys(await treeOf(one.dropbox))).not.toContain('/Matters/a.txt');
		world.close();
	});
});

describe.each(CALL_FAULTS)('Every call, when %s', (_what, fault) => {
	/** Makes folders one after the other, by names that the second run may or may not find taken. */
	const folders = (autorename: boolean): Trial<unknown> => ({
		begin: async () => createTestDropbox(),
		run: async ({ apiOver }, through) => {
			const api = apiOver(through);
			const outcomes = [];
			for (const path of ['/a', '/b', '/c']) {
				const make = async () => await api.call((sdk) => sdk.filesCreateFolderV2({ path, autorename }));
				outcomes.push(await outcomeOf(async () => await make().catch(unlessTaken)));
			}
			return outcomes;
		},
		look: async ({ dropbox }) => await treeOf(dropbox),
	});
	const unlessTaken = (thrown: unknown) => {
		if (thrown instanceof ApiError && thrown.is('path', 'conflict')) return undefined;
		throw thrown;
	};

	it('is tried, and the same found in the end', async () => {
		const tried: number[] = [];
		await forEveryCall(folders(false), fault, async ({ nth, runAgain, expectSame }) => {
			tried.push(nth);
			await runAgain();
			await expectSame();
		});
		expect(tried).toEqual([0, 1, 2, 3]);
	});

	it('is seen to do something twice', async () => {
		await expect(forEveryCall(folders(true), fault)).rejects.toThrow('/a (1)');
	});
});
