/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { settingsOf } from '../support/clientSettings';
import { createEngineHarness } from './engineHarness';
import { runSavedWorkflow } from './engine/runSavedWorkflow';

const nodeTypes = {
	'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
	'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
};

const SPLIT: Partial<GivenSettings> = {
	splitByPracticeArea: true,
	areas: ['Family', 'Housing', 'Consumer'].map((practiceArea) => ({
		...{ practiceArea, liveDestination: `/${practiceArea}`, demoDestination: '' },
	})),
};

describe('a case that another system reports', () => {
	let dropbox: ReturnType<typeof createEngineHarness>;
	beforeEach(async () => {
		dropbox = createEngineHarness();
		for (const path of ['/Cases', '/Family', '/Housing', '/Consumer'])
			await dropbox.person.filesCreateFolderV2({ path });
	});
	afterEach(() => dropbox.close());

	const call = async (body: IDataObject, settings: Partial<GivenSettings> = SPLIT) => {
		const { run, responses } = await runSavedWorkflow({
			...{ file: 'webhook-case-opened.json', nodeTypes, body },
			credentials: [dropbox.token()],
			subWorkflows: {
				'client-settings': () => [
					{ ...settingsOf({ liveDestination: '/Cases', caseSystem: 'other', ...settings }) },
				],
				'queue-storage': (items) => items.map((item) => ({ ...item, id: 1 })),
			},
		});
		expect(run.data.resultData.error).toBeUndefined();
		const { status = 0, body: text = '{}' } = responses[0] ?? {};
		return Object.assign(JSON.parse(text) as Record<string, unknown>, { code: status });
	};

	it('keeps its one folder when its practice area changes: it is moved', async () => {
		const first = await call({ caseId: '26-1', practiceArea: 'Family' });
		expect(first).toMatchObject({ code: 200, status: 'created', folderPath: '/Family/26-1' });
		expect(await call({ caseId: '26-1', practiceArea: 'Family' })).toMatchObject({ status: 'exists' });
		const changed = await call({ caseId: '26-1', practiceArea: 'Consumer' });
		expect(changed).toMatchObject({
			...{ code: 200, status: 'exists', folderId: first['folderId'], folderPath: '/Consumer/26-1' },
		});
		const { result } = await dropbox.person.filesListFolder({ path: '/Family' });
		expect(result.entries).toEqual([]);
	});

	it('is used where it is by its ID, and made in the one destination that there is', async () => {
		const first = await call({ caseId: '26-1', practiceArea: 'Family' });
		const { folderId = '' } = first as { folderId?: string };
		expect(await call({ caseId: '26-1', practiceArea: 'Housing', folderId })).toMatchObject({
			...{ status: 'exists', folderPath: '/Family/26-1' },
		});
		expect(await call({ caseId: '26-2' }, {})).toMatchObject({ folderPath: '/Cases/26-2' });
	});

	it('has the same folder also when it is closed by now', async () => {
		const settings: Partial<GivenSettings> = { closeMethod: 'move', closedFolder: '/Closed' };
		const first = await call({ caseId: '26-1' }, settings);
		const { folderId = '' } = first as { folderId?: string };
		await dropbox.person.filesUpload({ path: '/Cases/26-1/Deed.pdf', contents: Buffer.from('deed') });
		const event = { id: 1, lease: 'a', caseKey: '26-1', documentId: '', details: '{}' };
		await runSavedWorkflow({
			...{ file: 'webhook-close-cases.json', nodeTypes, credentials: [dropbox.token()] },
			events: [
				{ ...event, settings: { ...settingsOf({ liveDestination: '/Cases', ...settings }) } },
			] as never,
		});
		const { folderPath, ...again } = await call({ caseId: '26-1' }, settings);
		expect(again).toMatchObject({ code: 200, status: 'exists', folderId });
		expect(folderPath).toMatch(/^\/Closed\/\d{4}\/26-1$/);
		expect((await dropbox.person.filesListFolder({ path: '/Cases' })).result.entries).toEqual([]);
	});

	it('is kept for later while Dropbox does not answer, also where there are several destinations', async () => {
		dropbox.emulator.faults.set([{ route: '*', times: 10_000, fault: { kind: 'status', status: 503 } }]);
		expect(await call({ caseId: '26-1', practiceArea: 'Family' })).toMatchObject({
			...{ code: 202, status: 'later', folderId: null },
		});
	}, 120_000);
});
