import type { N8nApi } from '../n8n/N8nApi';
import type { TemplateNode, Changes } from './templates';
import { installTemplates } from './templates';

const LOGIN = { user: 'admin', password: 'only-for-set-up-4' }; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of an n8n on loopback

/** The page of *Test the setup*, as somebody in a browser uses it. */
export class SetUpPage {
	private constructor(
		private readonly api: N8nApi,
		readonly url: string,
	) {}

	/** @param api with the credentials that the workflow gets @param url of its webhook */
	static async install(
		api: N8nApi,
		url: string,
		system: 'clio' | 'legalserver',
		changes: Changes = {},
	): Promise<SetUpPage> {
		await api.createCredential({ name: 'Test of the setup', type: 'httpBasicAuth', data: LOGIN });
		await installTemplates(api, [[`test-sync-${system}`, changes]]);
		return new SetUpPage(api, url);
	}

	/** Opens the page. */
	async open(headers: Record<string, string> = AUTHORIZED): Promise<Response> {
		return await fetch(this.url, { headers });
	}

	/** Enters a matter. @returns the lines of the page, and the page */
	async test(matter: string): Promise<{ lines: string[]; html: string }> {
		const response = await fetch(this.url, {
			method: 'POST',
			headers: AUTHORIZED,
			body: new URLSearchParams({ matter }),
		});
		const html = await response.text();
		if (response.status !== 200) throw new Error(`answered ${response.status}: ${html.slice(0, 500)}`);
		return { html, lines: linesOf(html) };
	}

	/** Somebody selects another credential in a step, and publishes the workflow again. */
	async selectCredential(step: string, type: string, id: string): Promise<void> {
		const { versionId, nodes } = await this.api.call<{ versionId: string; nodes: TemplateNode[] }>(
			'GET',
			'/workflows/test-sync',
		);
		const changed = nodes.map((node) =>
			node.name === step ? { ...node, credentials: { [type]: { id, name: 'Another one' } } } : node,
		);
		const saved = await this.api.call<{ versionId: string }>('PATCH', '/workflows/test-sync', {
			...{ nodes: changed, versionId },
		});
		await this.api.publish({ id: 'test-sync', versionId: saved.versionId });
	}
}

const AUTHORIZED = {
	Authorization: `Basic ${Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64')}`,
};

/** `ok`, `note` or `wrong` with the sentences, as they stand on the page. */
const linesOf = (html: string): string[] =>
	[...html.matchAll(/<li class="(\w+)">(.*?)<\/li>/gs)].map(
		([, status, text]) =>
			`${status}: ${(text ?? '')
				.replace(/<span class="mark".*?<\/span>/, '')
				.replace(/<br>/g, ' → ')
				.replace(/<[^>]+>/g, '')
				.replace(/&quot;/g, '"')
				.replace(/&#39;|&#x27;/g, "'")
				.replace(/&amp;/g, '&')}`,
	);
