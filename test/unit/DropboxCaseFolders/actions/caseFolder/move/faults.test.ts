import { moveCaseFolders } from '../../../../../../nodes/DropboxCaseFolders/actions/caseFolder/move/moveCaseFolders';
import { dropboxOn } from '../../../../../../nodes/shared/dropbox/dropboxOn';
import { apiOn } from '../../../../../../nodes/shared/dropbox/apiOn';
import { ConnectionLost, type Send } from '../../../../../../nodes/shared/ports';
import { emulated } from '../../../../../support/emulated';
import { treeOf } from '../../../../../support/treeOf';

type Through = (send: Send) => Send;

const ENDED = new Error('the process has ended');

let world: ReturnType<typeof emulated>;
let ids: string[];
afterEach(() => world.close());

/** Case folders in two old destinations, one of which is in the new one already. */
const begin = async (many: number) => {
	world = emulated();
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
const run = async (through: Through = (send) => send) => {
	const accounts = { whoAmI: async () => await world.dropbox.whoAmI() };
	const api = apiOn(through(world.send), world.clock, async () => ({}), world.open);
	const requests = ids.map((folder) => ({ folder, destination: '/New', dryRun: false }));
	return await moveCaseFolders(requests, dropboxOn(api, world.clock, accounts), () => undefined).catch(
		(thrown: unknown) => {
			if (thrown === ENDED) return undefined;
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

const troubles: Array<[string, (nth: number) => Through]> = [
	[
		'the process ends before any call',
		(nth) => (send) => {
			let calls = 0;
			return async (call) => {
				if (++calls >= nth) throw ENDED;
				return await send(call);
			};
		},
	],
	[
		'the process ends after any call',
		(nth) => (send) => {
			let calls = 0;
			return async (call) => {
				if (++calls > nth) throw ENDED;
				const answer = await send(call);
				if (calls >= nth) throw ENDED;
				return answer;
			};
		},
	],
	[
		'the answer to any call is lost',
		(nth) => (send) => {
			let calls = 0;
			return async (call) => {
				const mine = ++calls;
				const answer = await send(call);
				if (mine === nth) throw new ConnectionLost('the answer was lost');
				return answer;
			};
		},
	],
];

describe.each([1, 2, 24])('Move to Destination of %d', (many) => {
	it.each(troubles)('ends in the same tree when %s, and is run again', async (_, trouble) => {
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
