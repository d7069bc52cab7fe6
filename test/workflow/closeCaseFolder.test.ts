import type { IDataObject } from 'n8n-workflow';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

describe('Close and Reopen Case Folder in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	beforeEach(() => {
		world = createEngineHarness();
	});
	afterEach(() => world.close());

	const caseFolder = async (path: string): Promise<string> => {
		const { result } = await world.person.filesCreateFolderV2({ path });
		await world.person.filesUpload({ path: `${path}/Letter.txt`, contents: 'a letter' });
		return result.metadata.id;
	};
	/** What n8n saves: nothing of fields that were left as they are. */
	const run = async (operation: string, ids: string[], more: IDataObject = {}) =>
		await runWorkflow({
			items: ids.map((id) => ({ json: { id } })),
			parameters: {
				...{ authentication: 'token', resource: 'caseFolder', operation, ...more },
				caseFolder: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			} as never,
			credentials: world.token(),
		});
	const paths = async () => {
		const { result } = await world.person.filesListFolder({ path: '', recursive: true });
		return result.entries.map(({ path_display }) => path_display ?? '').sort();
	};

	it.each([
		['', {}],
		[' by a ZIP', { closeMethod: 'zip', matterNumber: 'M-1', afterZipping: 'moves' }],
		[' by a prefix', { closeMethod: 'prefix' }],
	])('closes%s when nothing else was filled in, and reopens', async (_how, more) => {
		const ids = [await caseFolder('/Cases/22-1'), await caseFolder('/Cases/22-2')];
		const before = (await paths()).filter((path) => path.startsWith('/Cases'));
		const closed = await run('close', ids, { options: { closedOn: '2026-03-04' }, ...more });
		expect(closed.error).toBeUndefined();
		expect(closed.output.map(({ json, pairedItem }) => [json['status'], pairedItem])).toEqual([
			['closed', { item: 0 }],
			['closed', { item: 1 }],
		]);
		expect(Object.keys(closed.output[0]?.json ?? {})).toHaveLength(10);
		expect(await paths()).not.toContain('/Cases/22-1');
		const reopened = await run('reopen', ids);
		expect(reopened.output.map(({ json }) => json['status'])).toEqual(['reopened', 'reopened']);
		expect((await paths()).filter((path) => path.startsWith('/Cases'))).toEqual(before);
	});

	// n8n's engine is in New York here and this process is not: the year is another one there for five hours.
	it.each([
		['12/31/2025 10:00 PM', '2026-01-01T03:00:00.000Z'],
		['12/31/2025', '2025-12-31T05:00:00.000Z'],
		[
			"={{ DateTime.fromISO('2025-12-31T22:00:00', { zone: 'America/New_York' }) }}",
			'2026-01-01T03:00:00.000Z',
		],
		["={{ new Date('2026-01-01T03:00:00Z') }}", '2026-01-01T03:00:00.000Z'],
	])('goes by the time of the workflow where it is closed on %s', async (closedOn, closedAt) => {
		const { output, error } = await run('close', [await caseFolder('/Cases/22-1')], {
			options: { closedOn },
		});
		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ closedAt, archivePath: '/Closed/2025/22-1' });
	});
});
