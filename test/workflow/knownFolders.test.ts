/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { MATTER_CALLS } from '../emulators/clio/dashboard/matterCalls';
import { settingsOf } from '../support/clientSettings';
import { createClioHarness } from './clioHarness';
import { runSavedWorkflow } from './engine/runSavedWorkflow';
import type { Tables } from './engine/tableStandIn';
import { createEngineHarness } from './engineHarness';

jest.setTimeout(120_000);

describe('the folders that the weekly check knows', () => {
	let clio: ReturnType<typeof createClioHarness>;
	let dropbox: ReturnType<typeof createEngineHarness>;
	let tables: Tables;
	let matter: { id: number; displayNumber: string };
	beforeEach(() => {
		[clio, dropbox, tables] = [createClioHarness(), createEngineHarness(), {}];
		const query = new URLSearchParams();
		for (const { id } of [...clio.state.matters.all])
			MATTER_CALLS['POST /close-matter']?.(clio.world, { matter: id, date: '2026-03-14' }, query);
		matter = MATTER_CALLS['POST /open-matter']?.(
			clio.world,
			{ description: 'Lease' },
			query,
		) as typeof matter;
	});
	afterEach(() => {
		dropbox.close();
		clio.close();
	});

	/** The weekly check. @returns what it would tell */
	const check = async (environment: 'live' | 'demo'): Promise<unknown[]> => {
		const settings = settingsOf({ environment, liveDestination: '/Live', demoDestination: '/Demo' });
		const { run } = await runSavedWorkflow({
			file: 'check-folders-clio.json',
			startWith: 'Every week',
			nodeTypes: {
				'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
				'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
				'n8n-nodes-clio-matters.clioMatters': new ClioMatters(),
			},
			...{ credentials: [clio.credentialOf('ada'), dropbox.token()], tables },
			subWorkflows: {
				'client-settings': () => [{ ...settings } as unknown as IDataObject],
				...{ 'queue-storage': () => [], 'queue-worker': () => [] },
			},
		});
		if (run.data.resultData.error !== undefined) throw run.data.resultData.error;
		const found = run.data.resultData.runData['Findings']?.at(-1)?.data?.['main']?.[0] ?? [];
		return found.flatMap(({ json }) => {
			const { events } = JSON.parse(String(json['details'])) as { events: Array<{ finding: string }> };
			return events.map(({ finding }) => finding);
		});
	};
	const makeFolder = async (place: string) =>
		await dropbox.person.filesCreateFolderV2({ path: `${place}/${matter.displayNumber}` });
	const known = () => (tables['case_folders_known'] ?? []).map(({ caseKey }) => caseKey);

	it('are apart in the demo: none of them is missed when the office is live', async () => {
		await makeFolder('/Demo');
		expect(await check('demo')).toEqual([]);
		expect(known()).toEqual([`demo:${matter.id}`]);
		// It has no folder yet in the live destination, and never had one.
		expect(await check('live')).toEqual([]);
		await makeFolder('/Live');
		await check('live');
		expect(known()).toEqual([`demo:${matter.id}`, String(matter.id)]);
	});

	it('count as those of the live office where they were remembered before that was told apart', async () => {
		await makeFolder('/Live');
		const { metadata } = (await dropbox.person.filesDeleteV2({ path: `/Live/${matter.displayNumber}` }))
			.result;
		const { id } = metadata as unknown as { id: string };
		tables['case_folders_known'] = [{ caseKey: String(matter.id), folderId: id }];
		expect(await check('live')).not.toEqual([]);
		expect(await check('demo')).toEqual([]);
	});
});
