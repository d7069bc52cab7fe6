/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { readPageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { agencySettings } from '../support/agencySettings';
import { createEngineHarness } from './engineHarness';
import { readWorkflow, runSavedWorkflow } from './engine/runSavedWorkflow';
import { createLegalServerHarness } from './legalServerHarness';

const FILE = 'legalserver-case-page-link.json';
const KEY = 'the key of the office, of forty characters';
const nodeTypes = {
	'n8n-nodes-legalserver-matters.legalServerMatters': new LegalServerMatters(),
	'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
	'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
};

describe('LegalServer asks for a link to the case page', () => {
	let dropbox: ReturnType<typeof createEngineHarness>;
	let legalServer: ReturnType<typeof createLegalServerHarness>;
	beforeEach(() => {
		dropbox = createEngineHarness();
		legalServer = createLegalServerHarness();
	});
	afterEach(() => {
		legalServer.close();
		dropbox.close();
	});

	const miller = () => {
		const { world } = legalServer;
		return world.state.site('riverside').matters.at(world.fixture.matters['miller']?.matterId ?? 0);
	};
	const makeFolder = async (parent = '/Cases') => {
		const path = `${parent}/Miller, Rosa - ${miller().caseNumber}`;
		return (await dropbox.person.filesCreateFolderV2({ path })).result.metadata.id;
	};
	const call = async (body: IDataObject, linkKey = KEY) => {
		const { run, responses } = await runSavedWorkflow({
			...{ file: FILE, nodeTypes, body },
			subWorkflows: { 'client-settings': (items) => (expect(items).toEqual([{}]), [agencySettings()]) },
			credentials: [legalServer.credentialOf('intake'), dropbox.token({ linkKey })],
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(responses).toEqual([expect.objectContaining({ status: 200 })]);
		const answer = JSON.parse(responses[0]?.body ?? '') as Record<string, string>;
		expect(Object.keys(answer)).toEqual(['ok', 'pageUrl', 'expires', 'problem']);
		return answer;
	};

	it('gets one for this case alone, which ends after twelve hours', async () => {
		const folder = await makeFolder();
		const answer = await call({ matter_uuid: miller().uuid, person: 'Jane Roe' });
		expect(answer).toMatchObject({ ok: true, problem: '' });
		const { hash, href } = new URL(answer['pageUrl'] ?? '');
		expect(href).toBe(`https://n8n.example/webhook/case-page-legalserver${hash}`);
		const link = readPageLink(hash.slice(1), { current: KEY, former: undefined }, Date.now());
		expect(link).toEqual({
			...{ folder, canAdd: true, includesPrivileged: false, person: 'Jane Roe', caseId: miller().uuid },
			expires: expect.any(Number) as number,
		});
		expect(Math.abs(link.expires - Date.now() - 12 * 3_600_000)).toBeLessThan(60_000);
		expect(Math.abs(Date.parse(answer['expires'] ?? '') - link.expires)).toBeLessThan(1000);
	});

	it('gets one while the case is closed, and its folder is where those are', async () => {
		await dropbox.person.filesCreateFolderV2({ path: '/Cases' });
		const folder = await makeFolder('/Closed');
		const answer = await call({ matter_uuid: miller().uuid });
		const { hash } = new URL(answer['pageUrl'] ?? '');
		const link = readPageLink(hash.slice(1), { current: KEY, former: undefined }, Date.now());
		expect(link.folder).toBe(folder);
	});

	it.each<[string, () => Promise<IDataObject>, string | undefined, RegExp]>([
		['has no folder', async () => await Promise.resolve({ matter_uuid: miller().uuid }), KEY, /folder/i],
		[
			'is named by its number',
			async () => (await makeFolder(), { matter_uuid: miller().caseNumber }),
			...([KEY, /no case UUID/] as const),
		],
		['is not named', async () => (await makeFolder(), {}), KEY, /no case UUID/],
		[
			'would get it from an office without a Link Key',
			async () => (await makeFolder(), { matter_uuid: miller().uuid }),
			...(['', /Link Key/] as const),
		],
	])('gets none where the case %s', async (_, body, key, problem) => {
		const answer = await call(await body(), key);
		expect(answer).toMatchObject({ ok: false, pageUrl: '', expires: '' });
		expect(answer['problem']).toMatch(problem);
	});

	it('saves none of it, and asks for a password', () => {
		const { nodes, ...workflow } = readWorkflow(FILE);
		expect((workflow as { settings?: object }).settings).toMatchObject({
			...{ saveDataErrorExecution: 'none', saveDataSuccessExecution: 'none', saveManualExecutions: false },
		});
		const webhook = nodes.find(({ type }) => type.endsWith('.webhook'));
		expect(webhook?.parameters).toMatchObject({ authentication: 'basicAuth' });
	});
});
