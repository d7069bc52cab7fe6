import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

describe('Rename in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(() => (world = createEngineHarness()));
	afterEach(() => world.close());

	const run = async (items: ReadonlyArray<Record<string, unknown>>, dryRun: boolean) =>
		await runWorkflow({
			items: items.map((json) => ({ json })) as never,
			parameters: {
				...{ authentication: 'token', resource: 'caseFolder', operation: 'rename' },
				caseFolder: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				...{ caseId: '={{ $json.number }}', formerCaseId: '={{ $json.former }}' },
				...{
					folderNaming: 'lastFirstCaseId',
					lastName: '={{ $json.last }}',
					firstName: '={{ $json.first }}',
				},
				options: { dryRun },
			} as never,
			credentials: world.token(),
			onError: 'continueErrorOutput',
		});

	it('renames what it can, pairs its report with the items, and finds it done the next time', async () => {
		const ids: string[] = [];
		for (const path of ['/Cases/Doe, Jane - 22-1', '/Cases/Roe, Max - 22-2', '/Cases/taken - 22-3'])
			ids.push((await world.person.filesCreateFolderV2({ path })).result.metadata.id);
		await world.person.filesCreateFolderV2({ path: '/Cases/Poe, Ann - 22-3' });
		const items = [
			{ id: ids[0], number: '22-1', former: '', last: 'Smith', first: 'Jane' },
			{ id: ids[1], number: '22-2', former: '', last: 'Roe', first: 'Max' },
			{ id: ids[2], number: '22-3', former: '', last: 'Poe', first: 'Ann' },
		];
		const dry = await run(items, true);
		expect(dry.output.map(({ json }) => [json['status'], json['name'], json['dryRun']])).toEqual([
			['renamed', 'Smith, Jane - 22-1', true],
			['alreadyNamed', 'Roe, Max - 22-2', true],
		]);
		const { output, errorOutput, error } = await run(items, false);
		expect(error).toBeUndefined();
		expect(
			output.map(({ json, pairedItem }) => [json['folderId'], json['status'], json['path'], pairedItem]),
		).toEqual([
			[ids[0], 'renamed', '/Cases/Smith, Jane - 22-1', { item: 0 }],
			[ids[1], 'alreadyNamed', '/Cases/Roe, Max - 22-2', { item: 1 }],
		]);
		expect(errorOutput.map(({ json }) => json['error'])).toEqual([
			expect.objectContaining({ reason: 'name_taken' }),
		]);
		const again = await run(items.slice(0, 2), false);
		expect(again.output.map(({ json }) => json['status'])).toEqual(['alreadyNamed', 'alreadyNamed']);
	});
});
