import type { IDataObject } from 'n8n-workflow';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const pointer = (mode: string, value: string) => ({ __rl: true, mode, value });

/** Operations that follow a case folder, with nothing saved but what a person filled in. */
describe('Following case folders in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(async () => {
		world = createEngineHarness();
		await world.person.filesCreateFolderV2({ path: '/Cases' });
	});
	afterEach(() => world.close());

	const run = async (items: IDataObject[], operation: string, parameters: IDataObject) => {
		const { output, error } = await runWorkflow({
			items: items.map((json) => ({ json })),
			parameters: { authentication: 'token', resource: 'caseFolder', operation, ...parameters } as never,
			credentials: world.token(),
		});
		expect(error).toBeUndefined();
		return output;
	};
	const cases = [{ caseId: '22-1' }, { caseId: '22-2' }];
	const create = async () =>
		(
			await run(cases, 'create', { destination: pointer('path', '/Cases'), caseId: '={{ $json.caseId }}' })
		).map(({ json }) => String(json['folderId']));

	it('finds both after people renamed them, each for the item that asked', async () => {
		const [one, two] = await create();
		await world.person.filesMoveV2({ from_path: '/Cases/22-1', to_path: '/Cases/Doe' });
		const finding = { searchIn: pointer('path', '/Cases'), caseId: '={{ $json.caseId }}' };
		const found = await run([...cases].reverse(), 'find', finding);
		expect(found.map(({ json, pairedItem }) => [json['folderId'], json['foundBy'], pairedItem])).toEqual([
			[two, 'marker', { item: 0 }],
			[one, 'marker', { item: 1 }],
		]);
	});

	it('checks them against their records, and marks none where nothing is to be written', async () => {
		const [one, two] = await create();
		await world.person.filesMoveV2({ from_path: '/Cases/22-1', to_path: '/Cases/Doe' });
		const { result } = await world.person.filesCreateFolderV2({ path: '/Cases/22-3' });
		const records = [
			{ caseId: '22-1', folderId: one, path: '/Cases/22-1' },
			{ caseId: '22-2', folderId: two, path: '/Cases/22-2' },
			{ caseId: '22-3', folderId: result.metadata.id, path: '/Cases/22-3' },
		];
		const checking = {
			...{ caseId: '={{ $json.caseId }}', caseFolder: pointer('id', '={{ $json.folderId }}') },
			expectedPath: '={{ $json.path }}',
		};
		const statuses = async (more: IDataObject) =>
			(await run(records, 'check', { ...checking, ...more })).map(({ json }) => json['status']);
		expect(await statuses({})).toEqual(['renamed', 'inPlace', 'markerMissing']);
		// Dry and real in one run: the item says which.
		const dryRun = '={{ $json.caseId === "22-3" }}';
		await statuses({ options: { putMarkers: true, dryRun } });
		expect(await statuses({})).toEqual(['renamed', 'inPlace', 'markerMissing']);
		await statuses({ options: { putMarkers: true } });
		expect(await statuses({})).toEqual(['renamed', 'inPlace', 'inPlace']);
	});

	it('closes with the status first in the item, and tells a dry run from a real one item by item', async () => {
		const [one, two] = await create();
		const records = [
			{ folderId: one, dry: true },
			{ folderId: two, dry: false },
		];
		const closed = await run(records, 'close', {
			caseFolder: pointer('id', '={{ $json.folderId }}'),
			options: { dryRun: '={{ $json.dry }}' },
		});
		expect(closed.map(({ json }) => Object.keys(json)[0])).toEqual(['status', 'status']);
		expect(closed.map(({ json }) => json['dryRun'])).toEqual([true, undefined]);
		const { result } = await world.person.filesListFolder({ path: '/Cases' });
		expect(result.entries.map(({ name }) => name)).toEqual(['22-1']);
	});
});
