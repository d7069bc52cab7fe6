/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeType } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { clock } from '@/nodes/shared/n8n/clock';
import { LegalServerMattersApi } from '@/packages/legalserver-matters/credentials/LegalServerMattersApi.credentials';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { bindWithNock, type Unbind } from '../emulators/core/bindWithNock';
import { LegalServerWorld } from '../emulators/legalserver/LegalServerWorld';
import { agencySettings } from '../support/agencySettings';
import { VirtualClock } from '../support/VirtualClock';
import { createEngineHarness } from './engineHarness';
import { CredentialKeeper } from './engine/CredentialKeeper';
import { runSavedWorkflow } from './engine/runSavedWorkflow';

const FIELD = 'dropbox_folder_id_31';
const KEYS = ['ok', 'folderId', 'folderUrl', 'folderPath', 'status', 'problem'];
const REFUSED = { ok: false, folderPath: null, status: 'refused' };
type NodeTypes = Record<string, INodeType>;
const DROPBOX_NODE = 'n8n-nodes-case-folders.dropboxCaseFolders';
const nodeTypes: NodeTypes = {
	'n8n-nodes-legalserver-matters.legalServerMatters': new LegalServerMatters(),
	'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
	[DROPBOX_NODE]: new DropboxCaseFolders(),
};

describe('A caller who knows the password, and case records that are wrong', () => {
	let dropbox: ReturnType<typeof createEngineHarness>;
	let world: LegalServerWorld;
	let unbind: Unbind;
	beforeEach(async () => {
		dropbox = createEngineHarness();
		world = new LegalServerWorld();
		unbind = bindWithNock([world.service]);
		site().customFields.set(FIELD, { databaseName: FIELD, label: 'Dropbox Folder ID', type: 'text' });
		await makeFolder('/Cases');
	});
	afterEach(() => {
		unbind();
		world.close();
		dropbox.close();
	});

	const site = () => world.state.site('riverside');
	const matter = (name: string) => site().matters.at(world.fixture.matters[name]?.matterId ?? 0);
	const makeFolder = async (path: string) =>
		(await dropbox.person.filesCreateFolderV2({ path }).catch(() => undefined))?.result.metadata.id ?? '';
	const foldersIn = async (path: string) =>
		(await dropbox.person.filesListFolder({ path, recursive: true })).result.entries
			.map(({ path_display: each }) => each)
			.slice(1);
	/** What is answered, which is one flat object of the same six keys whatever was sent. */
	const answer = async (body: unknown, nodes: NodeTypes = {}) => {
		const legalServer = new CredentialKeeper(new LegalServerMattersApi(), {
			...{ site: 'riverside', environment: 'live', authentication: 'token', tokenCreated: '' },
			...{ token: world.fixture.tokens['intake'] ?? '', onlyRead: false },
		});
		const { run, responses } = await runSavedWorkflow({
			...{
				file: 'legalserver-case-folder.json',
				nodeTypes: { ...nodeTypes, ...nodes },
				body: body as IDataObject,
				subWorkflows: { 'client-settings': () => [agencySettings()], 'queue-storage': () => [] },
			},
			credentials: [legalServer, dropbox.token()],
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(responses).toHaveLength(1);
		const said = JSON.parse(responses[0]?.body ?? '') as IDataObject;
		expect(Object.keys(said)).toEqual(KEYS);
		expect(Object.values(said).filter((each) => typeof each === 'object' && each !== null)).toEqual([]);
		expect(JSON.stringify(said).length).toBeLessThan(30_000);
		return said;
	};
	const call = async (name: string, nodes: NodeTypes = {}) =>
		await answer({ matter_uuid: matter(name).uuid }, nodes);
	const give = (name: string, id: unknown) => Object.assign(matter(name).customFields, { [FIELD]: id });

	it.each<[string, () => unknown]>([
		['nothing', () => undefined],
		['no object', () => 'matter_uuid=x'],
		['a list', () => [{ matter_uuid: matter('miller').uuid }]],
		['a UUID in a list', () => ({ matter_uuid: [matter('miller').uuid] })],
		['a UUID in an object', () => ({ matter_uuid: { uuid: matter('miller').uuid } })],
		['two UUIDs', () => ({ matter_uuid: [matter('miller').uuid, matter('group').uuid] })],
		['two UUIDs in a text', () => ({ matter_uuid: `${matter('miller').uuid},${matter('group').uuid}` })],
		['a case number, which can be guessed', () => ({ matter_uuid: matter('miller').caseNumber })],
		['a case ID, which can be guessed', () => ({ matter_uuid: matter('miller').id })],
		['a case ID in a text', () => ({ matter_uuid: String(matter('miller').id) })],
		[
			'the address of a case',
			() => ({
				matter_uuid: `https://riverside.legalserver.org/matter/dynamic-profile/view/${matter('miller').id}`,
			}),
		],
		['a path', () => ({ matter_uuid: `../matters/${matter('miller').uuid}` })],
		['an expression', () => ({ matter_uuid: '={{ $json.body }}' })],
		['a long text', () => ({ matter_uuid: 'a'.repeat(1_000_000) })],
		['much to give back', () => ({ folder_id: 'a'.repeat(1_000_000), folder_url: 'b'.repeat(1_000_000) })],
		['other things to give back', () => ({ folder_id: { a: [1] }, folder_url: [[]] })],
	])('gets a refusal and no case for %s', async (_, body) => {
		expect(await answer(body())).toMatchObject({ ...REFUSED, folderId: null, folderUrl: null });
		expect(await foldersIn('/Cases')).toEqual([]);
	});

	it('gets the case for its UUID as people paste it', async () => {
		expect(await answer({ matter_uuid: ` ${matter('miller').uuid.toUpperCase()} ` })).toMatchObject({
			...{ ok: true, status: 'created' },
		});
	});

	it.each(['n/a', 'id:', '/Cases', 'https://www.dropbox.com/home/Cases', { a: 1 }, ['x'], 7, true])(
		'makes nothing where the field of the case holds %j',
		async (held) => {
			give('miller', held);
			expect(await call('miller')).toMatchObject(REFUSED);
			expect(await foldersIn('/Cases')).toEqual([]);
		},
	);

	it.each([null, '', '  '])('takes LegalServer’s own ID where the field holds %j', async (held) => {
		const folderId = await makeFolder('/Old');
		give('miller', held);
		Object.assign(matter('miller').fields, { dropbox_folder_id: folderId.replace('id:', '') });
		expect(await call('miller')).toMatchObject({ ok: true, folderId, folderPath: '/Old' });
	});

	it('makes a case neither of the folder of all cases, nor of another case’s, nor of a folder in that', async () => {
		const group = await call('group');
		const intake = await makeFolder(`${String(group['folderPath'])}/Old`);
		const { result } = await dropbox.person.filesGetMetadata({ path: '/Cases' });
		const before = await foldersIn('/Cases');
		for (const held of [group['folderId'], intake, (result as { id: string }).id]) {
			give('miller', held);
			expect(await call('miller')).toMatchObject(REFUSED);
		}
		expect(await foldersIn('/Cases')).toEqual(before);
		expect(await call('group')).toEqual({ ...group, status: 'exists' });
	});

	it('makes no second folder where the field that is read is not the one that LegalServer sends', async () => {
		const [folder_id, folder_url] = ['id:a4ayc_80_OEAAAAAAAAAXw', 'https://www.dropbox.com/home/x'];
		for (const own of [null, await makeFolder('/Old')]) {
			Object.assign(matter('miller').fields, { dropbox_folder_id: own });
			const said = await answer({ matter_uuid: matter('miller').uuid, folder_id, folder_url });
			expect(said).toMatchObject({ ...REFUSED, folderId: folder_id, folderUrl: folder_url });
			expect(said['problem']).toMatch(/Custom Fields.* has its database name\.$/);
		}
		expect(await foldersIn('/Cases')).toEqual([]);
	});

	it('makes one folder for calls that come at once', async () => {
		const answers = await Promise.all([call('miller'), call('miller'), call('miller')]);
		expect(new Set(answers.map(({ folderId }) => folderId)).size).toBe(1);
		expect((await dropbox.person.filesListFolder({ path: '/Cases' })).result.entries).toHaveLength(1);
	});

	it('says nothing that is left out, and sentences that end, where the folder is out of the account’s sight', async () => {
		const result = { folderId: 'id:x', created: false, warnings: ['One thing', 'Another.'] };
		const stub = Object.assign(new DropboxCaseFolders(), {
			execute: async () => await Promise.resolve([[{ json: result, pairedItem: 0 }], []]),
		});
		expect(await call('miller', { [DROPBOX_NODE]: stub })).toEqual({
			...{ ok: true, folderId: 'id:x', folderUrl: null, folderPath: null, status: 'exists' },
			problem: 'One thing. Another.',
		});
	});

	it.each([
		['is lost', { kind: 'reset', when: 'before_commit' }],
		['is carried out, and its answer lost', { kind: 'reset', when: 'after_commit' }],
	] as const)(
		'answers whichever call to Dropbox %s, and the next call finds the same folder',
		async (_, fault) => {
			const virtual = new VirtualClock();
			jest.spyOn(clock, 'now').mockImplementation(() => virtual.now());
			jest
				.spyOn(clock, 'sleep')
				.mockImplementation(async (milliseconds) => await virtual.sleep(milliseconds));
			const { log, faults } = dropbox.emulator;
			for (let nth = 1; ; nth++) {
				const { folderPath } = await call('miller');
				if (typeof folderPath === 'string') await dropbox.person.filesDeleteV2({ path: folderPath });
				log.clear();
				faults.set([{ route: '*', nth, fault, times: 1_000 }]);
				const began = virtual.now();
				const said = await call('miller');
				expect((virtual.now() - began) / 1000).toBeLessThan(10);
				const isPast = log.calls.length < nth;
				faults.set([]);
				expect(await call('miller')).toMatchObject({
					ok: true,
					...(said['ok'] === true && { folderId: said['folderId'] }),
				});
				expect((await dropbox.person.filesListFolder({ path: '/Cases' })).result.entries).toHaveLength(1);
				if (isPast) break;
			}
			jest.restoreAllMocks();
		},
	);
});
