/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signPageLink, type PageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { projectFolder } from '../folders';
import type { N8nApi, WorkflowFile } from '../n8n/N8nApi';
import { ControlApi } from '../stack/ControlApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { RestartableN8n } from '../stack/RestartableN8n';
import type { RunningStack } from '../stack/runningStack';
import { TlsFront } from '../stack/TlsFront';
import { createClioSystem, createLegalServerSystem, PASSWORD, type CaseSystem } from './caseSystems';
import { publishLinkMaker } from './clioLinks';
import { installTemplates } from './templates';

/** What the office's links are signed with. */
const LINK_KEY = 'the key of the office, of forty characters';
const ROOT = '/Second list';

/** One n8n has one place for client settings; a case of either system has its number in a field that *Other* knows. */
const SETTINGS = {
	...{ environment: 'live', liveDestination: `/Matters${ROOT}`, demoDestination: '/Matters/Demo' },
	...{ caseSystem: 'other', folderNaming: 'lastFirstCaseId', privilegedPeople: 'ravi@example.com' },
	...{ alertEmails: 'it@example.org', fromEmail: 'n8n@example.org' },
	managingPartner: 'partner@example.org',
	subfolders: 'Correspondence\nDiscovery\nPleadings',
};

export type SystemName = 'LegalServer' | 'Clio';

/** A case in a case system, with its folder in Dropbox. */
export interface ListedCase {
	/** As links name it. */
	caseId: string;
	/** In the team folder of matters. */
	folder: string;
	folderId: string;
}

/**
 * An n8n behind https with the pages of the documentation that have a second list, and the workflows by which Clio and
 * LegalServer lead there.
 */
export class SecondListOffice {
	private constructor(
		readonly dropbox: EmulatedDropbox,
		readonly front: TlsFront,
		private readonly lasting: RestartableN8n,
		private readonly n8n: Awaited<ReturnType<RestartableN8n['start']>>,
		private readonly systems: Record<SystemName, CaseSystem>,
	) {}

	static async open(stack: RunningStack): Promise<SecondListOffice> {
		const front = await TlsFront.start('n8n.localhost');
		const settings = { N8N_WEBHOOK_URL: `${front.url}/`, N8N_PROXY_HOPS: '1' };
		const lasting = new RestartableN8n(stack, 'second-list', settings);
		const n8n = await lasting.start();
		front.passTo(n8n.url);
		await createCredentials(n8n.api, stack);
		await installTemplates(n8n.api, [['client-settings', { Settings: SETTINGS }]]);
		const hurry = { options: { apiVersion: 'v2', giveUpAfter: 3 } };
		await publish(n8n.api, 'case-page-legalserver', { 'Documents of the case': hurry });
		await publish(n8n.api, 'case-page-clio', { 'Documents of the case': { options: { giveUpAfter: 3 } } });
		await publish(n8n.api, 'clio-case-page', {});
		await publish(n8n.api, 'legalserver-case-page-link', {});
		const putLink = await publishLinkMaker({ api: n8n.api, url: n8n.url });
		const action = await putLink('Case documents', 'matter', `${front.url}/webhook/clio-case-page`);
		return new SecondListOffice(new EmulatedDropbox(stack.dashboardUrl), front, lasting, n8n, {
			Clio: await createClioSystem(new ControlApi(stack.clioDashboardUrl), action),
			LegalServer: await createLegalServerSystem(new ControlApi(stack.legalServerDashboardUrl), n8n.url),
		});
	}

	system(name: SystemName): CaseSystem {
		return this.systems[name];
	}

	/** A case in the case system with an empty folder in Dropbox. */
	async openCase(name: SystemName, last: string): Promise<ListedCase> {
		const { caseId, number } = await this.systems[name].openCase(last);
		const folder = `${ROOT}/${last}, Sam - ${number}`;
		const made = await this.dropbox.makeFolders('matters', [folder]);
		return { caseId, folder, folderId: made.find(({ path }) => path === folder)?.id ?? '' };
	}

	/** A link as Create Link would make it. */
	linkTo(name: SystemName, { caseId, folderId }: ListedCase, more: Partial<PageLink> = {}): string {
		const link: PageLink = {
			...{ folder: folderId, caseId, canAdd: true, includesPrivileged: false, person: undefined },
			...{ expires: Date.now() + 60_000, ...more },
		};
		return `${this.pageOf(name)}#${signPageLink(link, LINK_KEY)}`;
	}

	/** Asks as the page does, by a link. */
	async ask(link: string, action: string, request: object = {}): Promise<Array<Record<string, unknown>>> {
		const { hash, pathname } = new URL(link);
		const body = new FormData();
		body.set('action', action);
		body.set('request', JSON.stringify(request));
		const headers = { authorization: `Bearer ${hash.slice(1)}` };
		const response = await fetch(`${this.n8n.url}${pathname}`, { method: 'POST', headers, body });
		return (await response.json()) as Array<Record<string, unknown>>;
	}

	/** The workflows whose runs n8n has kept, but for the one that only puts a link into Clio. */
	async listedRuns(): Promise<string[]> {
		const { results } = await this.n8n.api.call<{ results: Array<{ workflowName: string }> }>(
			...(['GET', '/executions?limit=100'] as const),
		);
		return results.map(({ workflowName }) => workflowName).filter((name) => name !== 'make-clio-link');
	}

	private pageOf(name: SystemName): string {
		return `${this.front.url}/webhook/case-page-${name.toLowerCase()}`;
	}

	async close(): Promise<void> {
		await this.n8n.end();
		this.lasting.forget();
		await this.front.close();
		for (const system of Object.values(this.systems)) await system.restore();
	}
}

async function createCredentials(api: N8nApi, stack: RunningStack): Promise<void> {
	const { credential, clioCredential, legalServerCredentials } = stack;
	await api.createCredential({ ...credential, data: { ...credential.data, linkKey: LINK_KEY } });
	await api.createCredential({ ...clioCredential, data: { ...clioCredential.data, onlyRead: false } });
	await api.createCredential(legalServerCredentials.live);
	const data = { user: 'legalserver', password: PASSWORD };
	await api.createCredential({ name: 'LegalServer calls n8n', type: 'httpBasicAuth', data });
}

/** Publishes a workflow of the documentation. @param changes to the parameters of its nodes, by their names */
async function publish(api: N8nApi, name: string, changes: Record<string, object>): Promise<void> {
	const file = join(projectFolder, 'templates', `${name}.json`);
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: { ...(node['parameters'] as object), ...changes[String(node['name'])] },
	}));
	await api.publish(await api.importWorkflow({ ...workflow, nodes }));
}
