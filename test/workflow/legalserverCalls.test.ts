/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeConnectionTypes, NodeOperationError, type IDataObject, type INodeType } from 'n8n-workflow';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { storedFrom } from '../emulators/legalserver/outgoing/storedFrom';
import { NAVIGATION_CALL } from '../emulators/legalserver/outgoing/configuration';
import { createEngineHarness } from './engineHarness';
import { readWorkflow, runSavedWorkflow, type Response } from './engine/runSavedWorkflow';

const FILE = 'legalserver-case-folder.json';
const CASE = {
	...{ matterUuid: '0a1b2c3d-0000-4000-8000-000000000001', caseNumber: '26-0000123' },
	...{ firstName: 'Jane', lastName: 'Doe', clientName: 'Jane Doe', customFields: [] },
};
const BODY = { matter_uuid: CASE.matterUuid, folder_id: null, folder_url: null };
const KEYS = ['ok', 'folderId', 'folderUrl', 'folderPath', 'status', 'problem'];

/** In place of the node that reads the case: this one, or a refusal for want of it. */
const legalServer = (found: IDataObject | undefined): INodeType => ({
	description: {
		...{ displayName: 'Stand-in', name: 'legalServerMatters', group: ['transform'], version: 1 },
		...{ description: '', defaults: { name: 'Stand-in' }, inputs: [NodeConnectionTypes.Main] },
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Matter', name: 'matter', type: 'string', default: '' }],
	},
	async execute() {
		if (found && this.getNodeParameter('matter', 0) === found['matterUuid'])
			return await Promise.resolve([[{ json: found }]]);
		throw new NodeOperationError(this.getNode(), 'LegalServer has no such case.');
	},
});

const page = readFileSync(join(__dirname, '../../docs/legalserver-calls.md'), 'utf8');
/** The filters of the page, from its table. */
const stores = [...page.matchAll(/^\| _(Dropbox [\w ]+)_ +\| `(\..+?)` +\|$/gm)].map(
	([, field = '', filter = '']) => ({
		field,
		filter,
	}),
);
/** The JSON that the page shows. */
const samples = [...page.matchAll(/```json\n([^]+?)```/g)].map(
	([, text = '']) => JSON.parse(text) as IDataObject,
);

/** What LegalServer then stores, with the filters that the page recommends. */
const storedOf = async ({ status, body }: Response) => {
	const call = NAVIGATION_CALL.parse({ url: 'https://n8n.localhost', synchronous: true, stores });
	const headers = { 'content-type': 'application/json; charset=utf-8' };
	return (await storedFrom({ status, headers, body: Buffer.from(body) }, call, false)).values;
};

describe('the workflow that LegalServer calls', () => {
	let dropbox: ReturnType<typeof createEngineHarness>;
	beforeEach(() => (dropbox = createEngineHarness()));
	afterEach(() => dropbox.close());

	const called = async (body: IDataObject = BODY, found: IDataObject | undefined = CASE) => {
		const { run, responses } = await runSavedWorkflow({
			...{ file: FILE, body, credentials: [dropbox.token()] },
			nodeTypes: {
				'n8n-nodes-legalserver-matters.legalServerMatters': legalServer(found),
				'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
			},
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(responses).toHaveLength(1);
		const [response] = responses as [Response];
		const answer = JSON.parse(response.body) as IDataObject;
		expect(response.status).toBe(200);
		expect(Object.keys(answer)).toEqual(KEYS);
		return { answer, stored: await storedOf(response) };
	};
	const makeCases = async () => {
		await dropbox.person.filesCreateFolderV2({ path: '/Cases' }).catch(() => undefined);
	};

	it('answers with the folder that it created, and with the same one the next time', async () => {
		await makeCases();
		const { answer, stored } = await called();
		expect(answer).toMatchObject({ ok: true, status: 'created', problem: '' });
		expect(answer['folderPath']).toBe('/Cases/Doe, Jane - 26-0000123');
		expect(stored).toEqual({
			'Dropbox Folder ID': answer['folderId'],
			'Dropbox Folder Link': answer['folderUrl'],
			'Dropbox Folder Problem': '',
		});
		const again = await called();
		expect(again.answer).toEqual({ ...answer, status: 'exists' });
	});

	it('finds a folder that was renamed and moved away by the ID in the case’s field', async () => {
		await makeCases();
		const { answer } = await called();
		await dropbox.person.filesMoveV2({ from_path: '/Cases/Doe, Jane - 26-0000123', to_path: '/Elsewhere' });
		const customFields = [{ name: 'dropbox_folder_id_31', value: answer['folderId'] }];
		const again = await called(BODY, { ...CASE, customFields });
		expect(again.answer).toMatchObject({ ok: true, status: 'exists', folderPath: '/Elsewhere' });
		expect(again.stored).toMatchObject({ 'Dropbox Folder ID': answer['folderId'] });
	});

	it('takes a folder ID from nothing but the case itself', async () => {
		await makeCases();
		const { answer } = await called({ ...BODY, folder_id: 'id:of_another_case' });
		expect(answer).toMatchObject({ ok: true, status: 'created' });
	});

	it.each([
		['LegalServer has no such case', BODY, undefined],
		['the call names none', { matter_uuid: null }, CASE],
		['the call has no fields', {}, CASE],
		['Dropbox has no such destination', BODY, CASE],
	])('refuses where %s, and stores nothing but why', async (_, body, found) => {
		await dropbox.person.filesDeleteV2({ path: '/Cases' }).catch(() => undefined);
		const { answer, stored } = await called(body as IDataObject, found);
		expect(answer).toMatchObject({ ok: false, status: 'refused', folderId: null, folderUrl: null });
		expect(answer['problem']).toMatch(/\w+ .*\.$/);
		expect(stored).toEqual({ 'Dropbox Folder Problem': answer['problem'] });
	});

	it('refuses with what the case already has, so that no reading of the answer wipes it', async () => {
		const kept = { folder_id: 'id:kept', folder_url: 'https://www.dropbox.com/home/kept' };
		const { answer, stored } = await called({ ...BODY, ...kept }, undefined);
		expect(answer).toMatchObject({ ok: false, folderId: kept.folder_id, folderUrl: kept.folder_url });
		expect(stored).toMatchObject({
			'Dropbox Folder ID': kept.folder_id,
			'Dropbox Folder Link': kept.folder_url,
		});
		const odd = await called({ ...BODY, folder_id: { a: 1 }, folder_url: ' ' }, undefined);
		expect(odd.answer).toMatchObject({ ok: false, folderId: null, folderUrl: null });
	});

	it('refuses while the folder of the case’s field is deleted, and goes on once the field is empty', async () => {
		await makeCases();
		const { answer } = await called();
		await dropbox.person.filesDeleteV2({ path: String(answer['folderPath']) });
		const folder_id = answer['folderId'] as string;
		const customFields = [{ name: 'dropbox_folder_id_31', value: folder_id }];
		const refused = await called({ ...BODY, folder_id }, { ...CASE, customFields });
		expect(refused.answer).toMatchObject({ ok: false, status: 'refused', folderId: folder_id });
		const again = await called();
		expect(again.answer).toMatchObject({ ok: true, status: 'created' });
		expect(again.answer['folderId']).not.toBe(folder_id);
	});

	it('is what the page shows', async () => {
		const [sent, created, refused] = samples;
		expect(samples).toHaveLength(3);
		expect(stores).toHaveLength(3);
		expect(Object.keys(sent ?? {})).toEqual(Object.keys(BODY));
		await dropbox.person.filesDeleteV2({ path: '/Cases' }).catch(() => undefined);
		expect((await called()).answer).toEqual(refused);
		await makeCases();
		expect(created).toEqual({ ...(await called()).answer, folderId: expect.any(String) as string });
	});

	it('is protected, and sends every refusal to the one answer', () => {
		const { nodes, connections } = readWorkflow(FILE);
		const webhook = nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
		expect(webhook?.parameters).toMatchObject({ authentication: 'basicAuth', httpMethod: 'POST' });
		for (const { name } of nodes.filter(({ onError }) => onError === 'continueErrorOutput'))
			expect(connections[name]?.['main']?.[1]?.[0]?.node).toBe('Answer a refusal');
		expect(nodes.filter(({ onError }) => onError === 'continueErrorOutput')).toHaveLength(2);
	});
});
