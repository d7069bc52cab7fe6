import type { N8nApi, WorkflowFile } from '../n8n/N8nApi';
import { lastRunOf, type NodeRun } from './lastRun';
import type { Step } from './steps';

/** What the webhook gives back: the JSON of all items of the last node, the file of its first item, or its `html`. */
type ResponseMode = 'items' | 'file' | 'page';

/** A workflow that a test made and published: a webhook and its steps, one after the other. */
export class Workflow {
	private constructor(
		private readonly api: N8nApi,
		private readonly id: string,
		private readonly address: string,
	) {}

	/** @param path of its webhook, and its name; one per instance of n8n */
	static async publish(
		{ api, url }: { api: N8nApi; url: string },
		path: string,
		steps: readonly Step[],
		answer: ResponseMode = 'items',
	): Promise<Workflow> {
		const made = await api.importWorkflow(fileOf(path, steps, answer));
		await api.publish(made);
		return new Workflow(api, made.id, `${url}/webhook/${path}`);
	}

	async fire(body: unknown = {}): Promise<Response> {
		const headers = { 'content-type': 'application/json' };
		return await fetch(this.address, { method: 'POST', headers, body: JSON.stringify(body) });
	}

	/** Fires with files, as a form sends them: each becomes a binary field of the one item. */
	async fireWith(form: FormData): Promise<Response> {
		return await fetch(this.address, { method: 'POST', body: form });
	}

	/** Where a browser opens the page that the last node makes. */
	page(query: Record<string, string>): string {
		return `${this.address}?${new URLSearchParams(query).toString()}`;
	}

	/** The JSON of the items that come out at the end; rejects when the run ended with a message instead. */
	async items<T>(body: unknown = {}): Promise<T[]> {
		const response = await this.fire(body);
		const text = await response.text();
		if (response.status === 200) return JSON.parse(text) as T[];
		throw new Error(`The webhook answered ${response.status}: ${text.slice(0, 500)}`);
	}

	/** What n8n kept of a node's part in the newest run. */
	async lastRun(node: string): Promise<NodeRun> {
		return await lastRunOf(this.api, this.id, node);
	}
}

function fileOf(path: string, given: readonly Step[], answer: ResponseMode): WorkflowFile {
	const start = {
		...{ id: `${path}-start`, name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2.1 },
		...{ position: [0, 0], webhookId: `${path}-hook` },
		parameters: { httpMethod: 'POST', path, ...RESPONSES[answer], options: {} },
	};
	const steps = answer === 'items' ? given : [...given, RESPOND_NODES[answer]];
	const nodes = steps.map((step, index) => ({
		...step,
		...{ id: `${path}-${index}`, position: [220 * (index + 1), 0] },
	}));
	const names = ['Start', ...steps.map(({ name }) => name)];
	const links = names.slice(1).map((name, index) => [names[index], connectTo(name)] as const);
	return {
		...{ name: path, nodes: [start, ...nodes], connections: Object.fromEntries(links) },
		settings: { executionOrder: 'v1' },
	};
}

const RESPONSES = {
	items: { responseMode: 'lastNode', responseData: 'allEntries' },
	file: { responseMode: 'responseNode' },
	page: { responseMode: 'responseNode', httpMethod: 'GET' },
} as const;

/** Left to the last node, files that n8n holds in memory would be sent as JSON. */
const respondWithFile: Step = {
	...{ name: 'Answer', type: 'n8n-nodes-base.respondToWebhook', typeVersion: 1.5 },
	parameters: { respondWith: 'binary', options: {} },
};

/** As the README has it: text that says what it is. */
const respondWithPage: Step = {
	...{ name: 'Answer', type: 'n8n-nodes-base.respondToWebhook', typeVersion: 1.5 },
	parameters: {
		...{ respondWith: 'text', responseBody: '={{ $json.html }}' },
		options: {
			responseHeaders: { entries: [{ name: 'Content-Type', value: 'text/html; charset=utf-8' }] },
		},
	},
};

const RESPOND_NODES = { file: respondWithFile, page: respondWithPage } as const;

const connectTo = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
