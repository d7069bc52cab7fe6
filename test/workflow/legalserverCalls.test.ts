/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { LegalServerMattersApi } from '@/packages/legalserver-matters/credentials/LegalServerMattersApi.credentials';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { bindWithNock, type Unbind } from '../emulators/core/bindWithNock';
import { LEGALSERVER_PANEL } from '../emulators/legalserver/dashboard/panel';
import { LegalServerWorld } from '../emulators/legalserver/LegalServerWorld';
import type { ShownBlock, ShownNavigation } from '../emulators/legalserver/outgoing/callFor';
import { WebhookServer } from '../support/WebhookServer';
import { agencySettings } from '../support/agencySettings';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { createEngineHarness } from './engineHarness';
import { CredentialKeeper } from './engine/CredentialKeeper';
import { readWorkflow, runSavedWorkflow } from './engine/runSavedWorkflow';

const FILE = 'legalserver-case-folder.json';
const KEYS = ['ok', 'folderId', 'folderUrl', 'folderPath', 'status', 'problem'];
const PASSWORD = 'a long password';
const nodeTypes = {
	'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
	'n8n-nodes-legalserver-matters.legalServerMatters': new LegalServerMatters(),
	'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
};

const page = readFileSync(join(__dirname, '../../docs/legalserver-calls.md'), 'utf8');
/** The custom fields that the page has made, by their labels, and the names that a site gives them. */
const FIELDS: Readonly<Record<string, string>> = {
	'Dropbox Folder ID': 'dropbox_folder_id_31',
	'Dropbox Folder Link': 'dropbox_folder_link_32',
	'Dropbox Folder Problem': 'dropbox_folder_problem_33',
};
const [ID, LINK, PROBLEM] = Object.values(FIELDS) as [string, string, string];
const rowsOf = (pattern: RegExp) =>
	[...page.matchAll(pattern)].map(([, one = '', other = '']) => [one, other] as const);
/** The parameters and filters of the page's tables. */
const parameters = [
	{ name: 'matter_uuid', field: 'matter_uuid' },
	...rowsOf(/^\| `(\w+)` +\| Your field _(Dropbox [\w ]+)_ +\|$/gm).map(([name, label]) => ({
		...{ name, field: FIELDS[label] ?? '' },
	})),
];
const stores = rowsOf(/^\| _(Dropbox [\w ]+)_ +\| `(\..+?)` +\|$/gm).map(([label, filter]) => ({
	...{ filter, field: FIELDS[label] ?? '' },
}));
/** The JSON that the page shows. */
const samples = rowsOf(/```json\n([^]+?)```/g).map(([text]) => JSON.parse(text) as IDataObject);

describe('LegalServer calls the workflow', () => {
	let dropbox: ReturnType<typeof createEngineHarness>;
	let world: LegalServerWorld;
	let unbind: Unbind;
	let n8n: WebhookServer;
	/** In the queue. */
	let stored: IDataObject[];
	let settings: Partial<GivenSettings>;
	let queueIsBroken: boolean;

	beforeEach(async () => {
		dropbox = createEngineHarness();
		world = new LegalServerWorld();
		stored = [];
		settings = {};
		queueIsBroken = false;
		unbind = bindWithNock([world.service]);
		n8n = await WebhookServer.start();
		n8n.answer = (outgoing, { headers, body }) => {
			const expected = `Basic ${Buffer.from(`legalserver:${PASSWORD}`).toString('base64')}`;
			if (headers.authorization !== expected) return void outgoing.writeHead(403).end('wrong');
			void runAsN8n(body).then(({ status, body: text }) =>
				outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text),
			);
		};
		for (const [label, databaseName] of Object.entries(FIELDS))
			site().customFields.set(databaseName, { databaseName, label, type: 'text' });
		await act('/outgoing', { navigation: navigation() });
		await dropbox.person.filesCreateFolderV2({ path: '/Cases' }).catch(() => undefined);
	});
	afterEach(async () => {
		await n8n.close();
		unbind();
		world.close();
		dropbox.close();
	});

	const subWorkflows = () => ({
		'client-settings': () => [agencySettings(settings)],
		'queue-storage': (items: readonly IDataObject[]) => {
			if (queueIsBroken) throw new Error('The table is full');
			stored.push(...items);
			return items;
		},
	});
	const site = () => world.state.site('riverside');
	const matter = (name: string) => site().matters.at(world.fixture.matters[name]?.matterId ?? 0);
	const act = async (name: string, body: object) =>
		(await LEGALSERVER_PANEL.calls[`POST ${name}`]?.(world, body, new URLSearchParams())) as unknown;
	const navigation = (password = PASSWORD) => ({
		...{ url: n8n.url, synchronous: true, parameters, stores },
		authentication: { type: 'basic', username: 'legalserver', password },
	});
	const runAsN8n = async (body: string) => {
		const legalServer = new CredentialKeeper(new LegalServerMattersApi(), {
			...{ site: 'riverside', environment: 'live', authentication: 'token', tokenCreated: '' },
			...{ token: world.fixture.tokens['intake'] ?? '', onlyRead: false },
		});
		const { run, responses } = await runSavedWorkflow({
			...{ file: FILE, nodeTypes, body: JSON.parse(body) as IDataObject, subWorkflows: subWorkflows() },
			credentials: [legalServer, dropbox.token()],
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(responses).toHaveLength(1);
		return responses[0]!;
	};
	/** Runs the process, and what n8n answered. */
	const process = async (name: string) => {
		const shown = (await act('/navigation-call', { matter: name })) as ShownNavigation;
		expect(shown.answered?.status).toBe(200);
		const answer = JSON.parse(shown.answered?.body ?? '') as IDataObject;
		expect(Object.keys(answer)).toEqual(KEYS);
		return { answer, shown };
	};

	it('gives an accepted intake its folder, with ID and link in fields of the case', async () => {
		await act('/set-disposition', { matter: 'intake', disposition: 'Open' });
		const { answer } = await process('intake');
		const { caseNumber } = matter('intake');
		expect(answer).toMatchObject({
			...{ ok: true, status: 'created', problem: '' },
			folderPath: `/Cases/Park, Theo - ${caseNumber}`,
		});
		expect(matter('intake').customFields).toMatchObject({
			...{ [ID]: answer['folderId'], [LINK]: answer['folderUrl'], [PROBLEM]: null },
		});
		expect(matter('intake').modifiedByApi).toBe(false);
		expect((await process('intake')).answer).toEqual({ ...answer, status: 'exists' });
	});

	it('gives a group a folder with the name of the organization', async () => {
		const { answer } = await process('group');
		expect(answer['folderPath']).toBe(
			`/Cases/Hill Street Tenants Association - ${matter('group').caseNumber}`,
		);
	});

	it('finds a folder that was renamed and moved away, by the ID in the case’s field', async () => {
		const { answer } = await process('miller');
		const from_path = String(answer['folderPath']);
		await dropbox.person.filesMoveV2({ from_path, to_path: '/Elsewhere' });
		const again = await process('miller');
		expect(again.answer).toMatchObject({ ok: true, status: 'exists', folderPath: '/Elsewhere' });
		expect(matter('miller').customFields[ID]).toBe(answer['folderId']);
	});

	it('does not use a folder ID that the call brings: it is refused where the case has none', async () => {
		const call = navigation();
		const forged = { name: 'folder_id', literal: 'id:of_another_case' };
		await act('/outgoing', { navigation: { ...call, parameters: [parameters[0], forged] } });
		expect((await process('miller')).answer).toMatchObject({ ok: false, status: 'refused' });
		await act('/outgoing', { navigation: call });
		await act('/set-field', { matter: 'miller', field: ID, value: null });
		const { answer } = await process('miller');
		await act('/outgoing', { navigation: { ...call, parameters: [parameters[0], forged] } });
		expect((await process('miller')).answer).toEqual({ ...answer, status: 'exists' });
	});

	it.each([
		['no case is named', async () => await named({ literal: '' })],
		['there is no such case', async () => await named({ literal: '0a1b2c3d-0000-4000-8000-00000000ffff' })],
		['there is no destination', async () => await dropbox.person.filesDeleteV2({ path: '/Cases' })],
		['LegalServer no longer takes the token', async () => await act('/expire-tokens', { token: 'intake' })],
	])('stores nothing but why where %s', async (_, spoil) => {
		await spoil();
		const { answer, shown } = await process('miller');
		expect(answer).toMatchObject({ ok: false, status: 'refused', folderId: null, folderUrl: null });
		expect(answer['problem']).toMatch(/\w+ .*\.$/);
		expect(shown.stored).toEqual({ [PROBLEM]: answer['problem'] });
	});
	const named = async (value: object) => {
		const [, ...others] = parameters;
		const call = { ...navigation(), parameters: [{ name: 'matter_uuid', ...value }, ...others] };
		await act('/outgoing', { navigation: call });
	};

	it.each([false, true])(
		'refuses with the ID that the case has, which wipes nothing in either reading (no output wipes: %s)',
		async (noOutputWipes) => {
			await process('miller');
			const { customFields } = matter('miller');
			await act('/outgoing', { noOutputWipes });
			await act('/expire-tokens', { token: 'intake' });
			const { answer } = await process('miller');
			expect(answer).toMatchObject({ ok: false, folderId: customFields[ID], folderUrl: customFields[LINK] });
			expect(matter('miller').customFields).toEqual({ ...customFields, [PROBLEM]: answer['problem'] });
		},
	);

	it('refuses while the folder is deleted, and makes a new one once the field is empty', async () => {
		const { answer } = await process('miller');
		await dropbox.person.filesDeleteV2({ path: String(answer['folderPath']) });
		const refused = await process('miller');
		expect(refused.answer).toMatchObject({ ok: false, status: 'refused', folderId: answer['folderId'] });
		await act('/set-field', { matter: 'miller', field: ID, value: null });
		const again = await process('miller');
		expect(again.answer).toMatchObject({ ok: true, status: 'created' });
		expect(again.answer['folderId']).not.toBe(answer['folderId']);
	});

	describe('while Dropbox is down', () => {
		const fault = { kind: 'status', status: 503, body: 'down' } as const;
		const stop = () => dropbox.emulator.faults.set([{ route: '*', fault, times: 1_000 }]);

		it('keeps a case without a folder in the queue, by its ID alone, and says so', async () => {
			stop();
			const { answer, shown } = await process('miller');
			expect(answer).toMatchObject({ ok: false, status: 'later', folderId: null, folderUrl: null });
			expect(shown.stored).toEqual({ [PROBLEM]: answer['problem'] });
			expect(answer['problem']).toMatch(/Run this process again/);
			const { uuid, caseNumber } = matter('miller');
			expect(stored).toEqual([
				expect.objectContaining({
					...{ action: 'add', source: 'legalserver', kind: 'matterOpened', caseKey: uuid },
					...{ documentId: '', details: '{}', status: 'waiting', attempts: 0 },
				}),
			]);
			expect(JSON.stringify(stored)).not.toMatch(new RegExp(`Miller|${caseNumber}`, 'i'));
		});

		it('gives a case that has a folder its own ID back, and keeps nothing', async () => {
			const { answer } = await process('miller');
			stop();
			expect((await process('miller')).answer).toMatchObject({
				...{ ok: false, status: 'refused', folderId: answer['folderId'] },
			});
			expect(stored).toEqual([]);
		});

		it('refuses where the queue does not take it', async () => {
			stop();
			queueIsBroken = true;
			const { answer } = await process('miller');
			expect(answer).toMatchObject({ ok: false, status: 'refused', folderId: null });
		});
	});

	it('says where the client settings leave a case out, or do not fit', async () => {
		settings = { practiceAreas: 'Immigration' };
		const { answer } = await process('miller');
		expect(answer).toMatchObject({ ok: false, status: 'refused', folderId: null });
		expect(answer['problem']).toMatch(/give this case no folder: .*Filters/);
		settings = { liveDestination: '' };
		const refused = await process('miller');
		expect(refused.answer).toMatchObject({ ok: false, status: 'refused' });
		expect(refused.answer['problem']).toMatch(/Live Destination/);
		expect(stored).toEqual([]);
	});

	it('stores nothing with a wrong password, and n8n runs nothing', async () => {
		await act('/outgoing', { navigation: navigation('another password') });
		const before = matter('miller');
		const shown = (await act('/navigation-call', { matter: 'miller' })) as ShownNavigation;
		expect(shown).toMatchObject({ answered: { status: 403 }, stored: {} });
		expect(matter('miller')).toEqual(before);
		expect(world.service.log.calls).toEqual([]);
	});

	it('writes the same answer into a note, from a block', async () => {
		const authorization = `Basic ${Buffer.from(`legalserver:${PASSWORD}`).toString('base64')}`;
		const headers = [{ name: 'Authorization', value: authorization }];
		const block = { url: n8n.url, headers, parameters: [parameters[0]], storesAnswerInNote: true };
		await act('/outgoing', { block });
		const { note } = (await act('/outgoing-block', { matter: 'miller' })) as ShownBlock;
		expect(JSON.parse(note ?? '')).toMatchObject({ ok: true, status: 'created' });
		expect(site().notes.all.at(-1)?.body).toBe(note);
	});

	it('answers odd parameters as it answers all', async () => {
		for (const body of [{}, { matter_uuid: { a: 1 }, folder_id: ['x'], folder_url: ' ' }]) {
			const { status, body: text } = await runAsN8n(JSON.stringify(body));
			expect(status).toBe(200);
			const none = { folderId: null, folderUrl: null, folderPath: null };
			expect(JSON.parse(text)).toMatchObject({ ok: false, ...none, status: 'refused' });
		}
	});

	it('as the page shows', async () => {
		const [sent, created, refused] = samples;
		expect(samples).toHaveLength(3);
		expect(stores.map(({ field }) => field)).toEqual([ID, LINK, PROBLEM]);
		await process('miller');
		const body = JSON.parse(n8n.received[0]?.body ?? '') as IDataObject;
		expect(Object.keys(sent ?? {})).toEqual(Object.keys(body));
		expect({ ...sent, matter_uuid: '' }).toEqual({ ...body, matter_uuid: '' });
		expect(Object.keys(created ?? {})).toEqual(KEYS);
		await dropbox.person.filesDeleteV2({ path: '/Cases' });
		await act('/set-field', { matter: 'group', field: ID, value: null });
		expect(Object.keys((await process('group')).answer)).toEqual(Object.keys(refused ?? {}));
	});
});

describe('the workflow that LegalServer calls', () => {
	it('is protected, and sends every refusal to the one answer', () => {
		const { nodes, connections } = readWorkflow(FILE);
		const webhook = nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
		expect(webhook?.parameters).toMatchObject({ authentication: 'basicAuth', httpMethod: 'POST' });
		const fallible = nodes.filter(({ onError }) => onError === 'continueErrorOutput');
		const refusalsTo = (name: string) => connections[name]?.['main']?.[1]?.map(({ node }) => node);
		expect(fallible.length).toBeGreaterThan(4);
		for (const { name } of fallible) {
			// What may be done later is looked at first, and what is not goes to the same answer.
			const isLooked = ['Get case', 'Create case folder'].includes(name);
			expect([name, refusalsTo(name)]).toEqual([name, [isLooked ? 'Later?' : 'Answer a refusal']]);
		}
		expect(refusalsTo('Later?')).toEqual(['Answer a refusal']);
	});
});
