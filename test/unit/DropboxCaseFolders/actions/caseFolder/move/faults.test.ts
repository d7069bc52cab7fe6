/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { moveCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/move/moveCaseFolders';
import { CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import { createTestDropbox, type TestDropbox } from '@/test/support/createTestDropbox';
import { forEveryCall } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';

describe.each([1, 2, 24])('Move to Destination of %d', (many) => {
	let ids: string[];

	/** Case folders in two old destinations, one of which is in the new one already. */
	const begin = async () => {
		const world = createTestDropbox();
		world.state.switches.forceAsync = true;
		const paths = Array.from({ length: many }, (_, number) => `/Old ${number % 2}/case ${number}`);
		const all = ['/New', ...paths, '/New/there'];
		await world.person.filesCreateFolderBatch({ paths: all });
		await world.person.filesUpload({ path: '/Old 0/case 0/letter.txt', contents: 'letter' });
		ids = [];
		for (const path of all.slice(1)) ids.push((await world.dropbox.find(path)).id);
		return world;
	};
	const run = async (world: TestDropbox, through: CallInterceptor) => {
		const requests = ids.map((folder) => ({ folder, destination: '/New', dryRun: false }));
		return await moveCaseFolders(requests, world.dropboxOver(through), () => undefined);
	};
	const look = async (world: TestDropbox) => await treeOf(world.dropbox);
	const idsIn = async (world: TestDropbox, path: string) => {
		const found: string[] = [];
		for await (const page of world.dropbox.list(path, 'one level')) found.push(...page.map(({ id }) => id));
		return found.sort();
	};

	it.each(CALL_FAULTS)('ends in the same tree when %s, and is run again', async (_, fault) => {
		await forEveryCall({ begin, run, look }, fault, async ({ world, runAgain, expectSame }) => {
			await runAgain();
			await expectSame();
			expect(await idsIn(world, '/New')).toEqual([...ids].sort());
			world.emulator.log.clear();
			const third = await runAgain();
			expect(third.map((outcome) => outcome.ok && outcome.value.status)).toEqual(
				ids.map(() => 'alreadyThere'),
			);
			expect(world.emulator.log.calls.filter(({ route }) => route?.includes('move'))).toEqual([]);
		});
	});
});
