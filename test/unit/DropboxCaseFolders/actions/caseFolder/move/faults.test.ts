/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { moveCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/move/moveCaseFolders';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { PROCESS_ENDED, CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import { treeOf } from '@/test/support/treeOf';

let world: ReturnType<typeof createTestDropbox>;
let ids: string[];
afterEach(() => world.close());

/** Case folders in two old destinations, one of which is in the new one already. */
const begin = async (many: number) => {
	world = createTestDropbox();
	world.state.switches.forceAsync = true;
	const paths = Array.from({ length: many }, (_, number) => `/Old ${number % 2}/case ${number}`);
	const all = ['/New', ...paths, '/New/there'];
	await world.person.filesCreateFolderBatch({ paths: all });
	await world.person.filesUpload({ path: '/Old 0/case 0/letter.txt', contents: 'letter' });
	ids = [];
	for (const path of all.slice(1)) ids.push((await world.dropbox.find(path)).id);
	world.emulator.log.clear();
};

/** Yields undefined where the process ended. */
const run = async (through: CallInterceptor = (send) => send) => {
	const accounts = { whoAmI: async () => await world.dropbox.whoAmI() };
	const api = createApi(through(world.send), world.clock, async () => ({}), world.open);
	const requests = ids.map((folder) => ({ folder, destination: '/New', dryRun: false }));
	return await moveCaseFolders(requests, createDropbox(api, world.clock, accounts), () => undefined).catch(
		(thrown: unknown) => {
			if (thrown === PROCESS_ENDED) return undefined;
			throw thrown;
		},
	);
};
const isDone = (outcomes: Awaited<ReturnType<typeof run>>) => (outcomes ?? []).every(({ ok }) => ok);
const idsIn = async (path: string) => {
	const found: string[] = [];
	for await (const page of world.dropbox.list(path, 'one level')) found.push(...page.map(({ id }) => id));
	return found.sort();
};

describe.each([1, 2, 24])('Move to Destination of %d', (many) => {
	it.each(CALL_FAULTS)('ends in the same tree when %s, and is run again', async (_, trouble) => {
		await begin(many);
		expect(isDone(await run())).toBe(true);
		const clean = { calls: world.calls(), tree: await treeOf(world.dropbox) };
		for (let nth = 1; ; nth++) {
			world.close();
			await begin(many);
			const once = await run(trouble(nth));
			if (once !== undefined && world.calls() < nth) {
				expect(nth).toBeGreaterThan(clean.calls);
				return;
			}
			expect({ nth, done: isDone(once) }).toEqual({ nth, done: true });
			expect({ nth, done: isDone(await run()) }).toEqual({ nth, done: true });
			expect({ nth, tree: await treeOf(world.dropbox) }).toEqual({ nth, tree: clean.tree });
			expect(await idsIn('/New')).toEqual([...ids].sort());
			world.emulator.log.clear();
			const third = (await run()) ?? [];
			expect(third.map((outcome) => outcome.ok && outcome.value.status)).toEqual(
				ids.map(() => 'alreadyThere'),
			);
			expect(world.emulator.log.calls.filter(({ route }) => route?.includes('move'))).toEqual([]);
		}
	});
});
