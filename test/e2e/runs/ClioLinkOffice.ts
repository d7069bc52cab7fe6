/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { ControlApi } from '../stack/ControlApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { RestartableN8n } from '../stack/RestartableN8n';
import type { RunningStack } from '../stack/runningStack';
import { TlsFront } from '../stack/TlsFront';
import { installTemplates } from './templates';
import { publishLinkMaker, publishShortLived, setUpLinkWorkflow } from './clioLinks';

const SETTINGS = {
	...{ environment: 'live', liveDestination: '/Matters/Linked', demoDestination: '/Matters/Demo' },
	...{ caseSystem: 'clio', folderNaming: 'lastFirstCaseId', privilegedPeople: 'ravi@example.com' },
	...{ alertEmails: 'it@example.org', fromEmail: 'n8n@example.org' },
	managingPartner: 'partner@example.org',
	subfolders: 'Correspondence\nDiscovery\nPleadings',
};

/** IDs of the links, by the page that they are on; of one more whose page works for two seconds only. */
type Links = Record<'matter' | 'document' | 'short', number>;

/** An n8n behind https with both workflows of the documentation, the links to them in Clio, and one matter with its folder. */
export class ClioLinkOffice {
	private constructor(
		private readonly clio: ControlApi,
		readonly dropbox: EmulatedDropbox,
		readonly front: TlsFront,
		private readonly lasting: RestartableN8n,
		private readonly n8n: Awaited<ReturnType<RestartableN8n['start']>>,
		readonly matter: { id: number; displayNumber: string },
		/** In the team folder of matters. */
		readonly folder: string,
		private readonly links: Links,
		private readonly shortLivedWorkflow: string,
	) {}

	static async open(stack: RunningStack, browser: Browser): Promise<ClioLinkOffice> {
		const clio = new ControlApi(stack.clioDashboardUrl);
		const dropbox = new EmulatedDropbox(stack.dashboardUrl);
		// The tests click faster than any person, and each click takes several calls.
		await clio.act('/switches', { rateLimit: 1_000_000 });
		const asked = { description: 'Lease', displayNumber: '00412-Miller', client: 'smith' };
		const matter = await clio.act<ClioLinkOffice['matter']>('/open-matter', asked);
		const folder = `/Linked/Miller, Rosa - ${matter.displayNumber}`;
		await dropbox.makeFolders('matters', [folder]);

		const front = await TlsFront.start('n8n.localhost');
		const settings = { N8N_WEBHOOK_URL: `${front.url}/`, N8N_PROXY_HOPS: '1' };
		const lasting = new RestartableN8n(stack, 'links', settings);
		const n8n = await lasting.start();
		front.passTo(n8n.url);
		const { data, ...credential } = stack.clioCredential;
		await n8n.api.createCredential({ ...credential, data: { ...data, onlyRead: false } });

		await installTemplates(n8n.api, [['client-settings', { Settings: SETTINGS }]]);

		const editor = await Editor.signIn(browser, n8n.url, stack.owner);
		const open = { path: 'clio-open-case-folder-jdoe' };
		const openUrl = await setUpLinkWorkflow(editor, 'open-case-folder', open);
		const send = { path: 'clio-send-to-dropbox-jdoe' };
		const sendUrl = await setUpLinkWorkflow(editor, 'send-to-dropbox', send);
		await editor.page.close();
		const shortLivedWorkflow = await publishShortLived(n8n.api, { path: 'short-lived' });

		const put = await publishLinkMaker({ api: n8n.api, url: n8n.url });
		const links = {
			matter: await put('Open case folder', 'matter', openUrl),
			document: await put('Send to Dropbox', 'document', sendUrl),
			short: await put('Send soon', 'document', `${front.url}/webhook/short-lived`),
		};
		return new ClioLinkOffice(
			...([clio, dropbox, front, lasting, n8n, matter, folder, links, shortLivedWorkflow] as const),
		);
	}

	/** What a click on a link opens. */
	async click(link: keyof Links, subject: number, more: { secondsAgo?: number } = {}): Promise<string> {
		const asked = { action: this.links[link], subject, ...more };
		return (await this.clio.act<{ url: string }>('/click', asked)).url;
	}

	/** A document of the matter in Clio. @returns its ID */
	async upload(name: string): Promise<number> {
		const asked = { matter: this.matter.id, name, text: `${name} in full` };
		return (await this.clio.act<{ id: number }>('/upload', asked)).id;
	}

	/** Where files are in the case folder whose names begin as this one does. */
	async filesLike(name: string): Promise<string[]> {
		const stem = name.replace(/\.\w+$/, '');
		const entries = await this.dropbox.entriesIn('matters', this.folder);
		return entries.filter(({ kind, path }) => kind === 'file' && path.includes(stem)).map(({ path }) => path);
	}

	/** Waits until n8n has ended the newest run of the page that works for two seconds. @returns how it ended */
	async endOfShortLived(): Promise<string> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: this.shortLivedWorkflow }));
		// n8n looks for those whose time is over every minute.
		const deadline = Date.now() + 150_000;
		for (;;) {
			const path = `/executions?filter=${filter}&limit=1`;
			const { results } = await this.n8n.api.call<{ results: Array<{ status: string }> }>('GET', path);
			const status = results[0]?.status ?? 'new';
			if (!['new', 'running', 'waiting'].includes(status)) return status;
			if (Date.now() > deadline) throw new Error(`the run is still ${status}`);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	async close(): Promise<void> {
		await this.n8n.end();
		this.lasting.forget();
		await this.front.close();
		await this.clio.act('/switches', { rateLimit: 50 });
	}
}
