import type { IDataObject } from 'n8n-workflow';
import kept from '../../fixtures/577e13e/trigger.json';
import { placeEntries } from '../../support/placeEntries';
import { createEngineHarness } from '../engineHarness';
import { Trigger } from '../engine/Trigger';

const at = (value: string, mode = 'path') => ({ __rl: true, mode, value });

const EVENTS = [
	...['caseFolderAdded', 'caseFolderDeleted', 'caseFolderMoved', 'caseFolderRenamed'],
	...['documentAdded', 'documentChanged', 'documentMoved', 'documentDeleted'],
];

/** As 577e13e kept it; see test/fixtures/577e13e/README.md. */
describe('a trigger that an earlier release published', () => {
	const { entries } = kept;
	let world: ReturnType<typeof createEngineHarness>;

	beforeEach(async () => {
		world = createEngineHarness();
		await placeEntries(world.person, entries, kept);
	});
	afterEach(() => world.close());

	const write = async (path: string) => await world.person.filesUpload({ path, contents: path });

	/** Goes on from what was kept. Only the cursor is Dropbox's: one of this Dropbox, from where that one led to. */
	const goOn = async (state: (typeof kept.kept)['destination'], more: object) => {
		const { address: path } = state['node:Trigger'];
		const { result } = await world.person.filesListFolderGetLatestCursor({ path, recursive: true });
		return new Trigger(world.token(), {
			...{ authentication: 'token', triggerMode: 'polling', events: EVENTS, simplify: true, options: {} },
			...more,
		}).restarted(JSON.stringify({ 'node:Trigger': { ...state['node:Trigger'], ...result } }));
	};
	const summarize = (items: IDataObject[]) => items.map(({ event, path }) => [event, path]);

	it.each(['polling', 'webhook'] as const)('goes on in a destination, by %s', async (mode) => {
		const state = mode === 'webhook' ? kept.kept.webhook : kept.kept.destination;
		const trigger = await goOn(state, { triggerMode: mode, watch: 'destination', destination: at('/Cases') });
		expect(await trigger.poll()).toEqual([]);
		await write('/Cases/24-0002/New.txt');
		const next = trigger.reread(trigger.saved());
		expect(summarize(await next.poll())).toEqual([['documentAdded', '/Cases/24-0002/New.txt']]);
		await world.person.filesMoveV2({
			from_path: '/Cases/24-0001/Letter.txt',
			to_path: '/Cases/24-0002/L.txt',
		});
		expect(summarize(await next.reread(next.saved()).poll())).toEqual([
			['documentMoved', '/Cases/24-0002/L.txt'],
		]);
	});

	it('goes on in one case folder, also when that is renamed', async () => {
		const [, { id }] = entries as [unknown, { id: string }];
		const trigger = await goOn(kept.kept.caseFolder, { watch: 'caseFolder', caseFolder: at(id, 'id') });
		expect(await trigger.poll()).toEqual([]);
		await world.person.filesMoveV2({ from_path: '/Cases/24-0001', to_path: '/Cases/Doe' });
		await write('/Cases/Doe/New.txt');
		expect(summarize(await trigger.poll())).toEqual([
			['caseFolderRenamed', '/Cases/Doe'],
			['documentAdded', '/Cases/Doe/New.txt'],
		]);
	});

	it('tells no second time that its case folder was deleted, and goes on when it is back', async () => {
		const watched = { watch: 'caseFolder', caseFolder: at('/Cases/24-0002') };
		const trigger = await goOn(kept.kept.deleted, watched);
		await world.person.filesDeleteV2({ path: '/Cases/24-0002' });
		expect(await trigger.poll()).toEqual([]);
	});
});
