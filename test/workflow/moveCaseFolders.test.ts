import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

describe('Move to Destination in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(() => (world = createEngineHarness()));
	afterEach(() => world.close());

	it('moves what it can, pairs its report with the items, and sums up', async () => {
		const ids = [];
		for (const path of ['/Old/22-1', '/Old/22-2', '/New/22-3', '/New/22-2']) {
			ids.push((await world.person.filesCreateFolderV2({ path })).result.metadata.id);
		}
		const { output, errorOutput, error } = await runWorkflow({
			items: ids.slice(0, 3).map((id) => ({ json: { id } })),
			parameters: {
				...{ authentication: 'token', resource: 'caseFolder', operation: 'move' },
				caseFolder: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				newDestination: { __rl: true, mode: 'path', value: '/New' },
				options: { dryRun: false },
			} as never,
			credentials: world.token(),
			onError: 'continueErrorOutput',
		});
		expect(error).toBeUndefined();
		expect(output.map(({ json, pairedItem }) => [json['folderId'], json['status'], pairedItem])).toEqual([
			[ids[0], 'moved', { item: 0 }],
			[ids[2], 'alreadyThere', { item: 2 }],
		]);
		expect(errorOutput.map(({ json }) => json['error'])).toEqual([
			expect.objectContaining({ reason: 'name_taken' }),
		]);
	});
});
