/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import type { N8nApi, NewCredential, WorkflowFile } from '../n8n/N8nApi';
import type { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { installSharedSettings } from './installSharedSettings';
import { publishOperation, type CallOperation } from './publishOperation';
import { byId } from './steps';

/** What the tests' links are signed with. */
export const LINK_KEY = 'the key of the office, of forty characters';
export const FORMER_LINK_KEY = 'the key that the office had the year before';

/** A case folder of `/Matters`. */
export interface Case {
	folderId: string;
	/** In the team folder of matters. */
	folder: string;
}

export interface CasePageWishes {
	/** Of the page's webhook; one per instance of n8n. */
	name: string;
	/** Where the page is for people, if there is something in front of n8n. */
	publicUrl?: string;
	/** Seconds after which nodes give up; as the workflow has it if absent. */
	patience?: number;
}

export interface LinkWishes {
	access?: 'view' | 'add';
	includePrivileged?: boolean;
	person?: string;
}

/** An element of an answer: what it is for, or why not. */
export type Answered = Record<string, unknown> & {
	error?: { message: string; reason: string; advice: string };
};

export interface Office {
	api: N8nApi;
	/** Of n8n itself. */
	url: string;
}

/** An n8n with the workflow of the case page as it stands in the documentation, and one that makes links to it. */
export class CasePageOffice {
	private constructor(
		private readonly dropbox: EmulatedDropbox,
		/** Where the page is. */
		readonly pageUrl: string,
		readonly workflowId: string,
		private readonly makeLinks: CallOperation,
	) {}

	static async open(
		{ api, url }: Office,
		dropbox: EmulatedDropbox,
		credential: NewCredential,
		{ name, publicUrl = url, patience }: CasePageWishes,
	): Promise<CasePageOffice> {
		const keys = { linkKey: LINK_KEY, formerLinkKey: FORMER_LINK_KEY };
		await api.createCredential({ ...credential, data: { ...credential.data, ...keys } });
		await installSharedSettings(api);
		const made = await api.importWorkflow(readPageWorkflow(name, patience));
		await api.publish(made);
		const makeLinks = await publishOperation({ api, url }, `${name}-link`, {
			...{ resource: 'casePage', operation: 'createLink', caseFolder: byId('={{ $json.folderId }}') },
			...{ pageUrl: '={{ $json.pageUrl }}', access: '={{ $json.access }}', validFor: '1' },
			options: { includePrivileged: '={{ $json.includePrivileged }}', person: '={{ $json.person }}' },
		});
		return new CasePageOffice(dropbox, `${publicUrl}/webhook/${name}`, made.id, makeLinks);
	}

	/** A case with documents, by their paths. */
	async openCase(name: string, documents: Record<string, string> = {}): Promise<Case> {
		const [opened] = await this.openCases({ [name]: documents });
		if (opened === undefined) throw new Error(`there is no case folder ${name}`);
		return opened;
	}

	/** The same for many cases at once. */
	async openCases(all: Record<string, Record<string, string>>): Promise<Case[]> {
		const folderOf = (name: string) => `/Case pages/${name}`;
		const made = await this.dropbox.makeFolders('matters', Object.keys(all).map(folderOf));
		const files = Object.entries(all).flatMap(([name, documents]) =>
			Object.entries(documents).map(([path, text]) => ({ path: `${folderOf(name)}/${path}`, text })),
		);
		if (files.length > 0) await this.dropbox.makeFiles('matters', files);
		return made.map(({ path, id }) => ({ folder: path, folderId: id }));
	}

	/** What Create Link makes. */
	async linkTo(theCase: Case, wishes: LinkWishes = {}): Promise<string> {
		const [url = ''] = await this.linksTo([theCase], wishes);
		return url;
	}

	/** The same for many cases, by one run. */
	async linksTo(cases: readonly Case[], wishes: LinkWishes = {}): Promise<string[]> {
		const asked = { access: 'add', includePrivileged: false, person: '', ...wishes };
		const items = cases.map(({ folderId }) => ({ folderId, pageUrl: this.pageUrl, ...asked }));
		return (await this.makeLinks<{ url?: string }>(...items)).map((made) => {
			if (made.url === undefined) throw new Error(`no link was made: ${JSON.stringify(made)}`);
			return made.url;
		});
	}

	/** Asks as the page does, which has the token of its link. @returns what came back, and each element of it */
	async ask(
		token: string,
		action: string,
		request: Record<string, unknown> = {},
		files: Record<string, string | Buffer> = {},
	): Promise<Answered[]> {
		const form = new FormData();
		form.set('action', action);
		form.set('request', JSON.stringify(request));
		for (const [field, bytes] of Object.entries(files)) {
			form.set(
				field,
				new Blob([new Uint8Array(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)]),
				'file',
			);
		}
		const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
		const response = await fetch(this.pageUrl, { method: 'POST', headers, body: form });
		const text = await response.text();
		if (response.status === 200) return JSON.parse(text) as Answered[];
		throw new Error(`The page's workflow answered ${response.status}: ${text.slice(0, 300)}`);
	}
}

/** What stands behind the # of a link. */
export const tokenOf = (link: string): string => new URL(link).hash.slice(1);

/** The workflow of the documentation; only where its page is differs, and how patient it is. */
function readPageWorkflow(path: string, patience: number | undefined): WorkflowFile {
	const file = join(projectFolder, 'templates', 'case-page.json');
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
	const nodes = workflow.nodes.map((node) => {
		const parameters = node['parameters'] as { options?: object };
		if (node['type'] === 'n8n-nodes-base.webhook')
			return { ...node, webhookId: path, parameters: { ...parameters, path } };
		if (patience === undefined || node.credentials === undefined) return node;
		return {
			...node,
			parameters: { ...parameters, options: { ...parameters.options, giveUpAfter: patience } },
		};
	});
	// One n8n has it several times here, so that n8n gives each an ID.
	return { ...workflow, id: undefined, name: path, nodes } as WorkflowFile;
}
