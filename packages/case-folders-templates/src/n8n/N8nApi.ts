/* eslint-disable @n8n/community-nodes/require-node-api-error -- a command, never part of a node */
import { Failure } from '../io/Failure';
import type { Workflow } from '../sets/Workflow';
import { whatToDo } from './whatToDo';

/** A workflow in n8n. */
export interface StoredWorkflow extends Workflow {
	id: string;
	active: boolean;
	isArchived?: boolean;
	versionId?: string;
	activeVersionId?: string | null;
}

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

interface Page<T> {
	data: T[];
	nextCursor?: string | null;
}

/** n8n answered that it does not do it. */
export class Refused extends Failure {
	constructor(
		readonly status: number,
		message: string,
		advice: string,
	) {
		super(message, advice);
	}
}

/** Milliseconds. Publishing calls other services, such as Clio. */
const PATIENCE = 120_000;

/** n8n's public API, as far as it is needed. Nothing that changes something is sent a second time. */
export class N8nApi {
	/**
	 * @param url as n8nAddress has it
	 * @param key is sent there and nowhere else: a redirect is not followed
	 */
	constructor(
		readonly url: string,
		private readonly key: string,
		private readonly send: typeof fetch = fetch,
	) {}

	listWorkflows = async (): Promise<StoredWorkflow[]> =>
		await this.all<StoredWorkflow>('/workflows', '&excludePinnedData=true');
	listCredentials = async (): Promise<StoredCredential[]> => await this.all<StoredCredential>('/credentials');
	create = async (workflow: Workflow): Promise<StoredWorkflow> =>
		await this.call('POST', '/workflows', bodyOf(workflow));
	update = async (id: string, workflow: Workflow): Promise<StoredWorkflow> =>
		// It is published afterwards, when all others are there.
		await this.call('PUT', `/workflows/${id}?publishIfActive=false`, bodyOf(workflow));
	publish = async (id: string): Promise<StoredWorkflow> =>
		await this.call('POST', `/workflows/${id}/publish`, {});
	unpublish = async (id: string): Promise<StoredWorkflow> =>
		await this.call('POST', `/workflows/${id}/unpublish`, {});
	delete = async (id: string): Promise<void> => void (await this.call('DELETE', `/workflows/${id}`));

	/** Something that was added or deleted meanwhile may be on two pages: it counts once. */
	private async all<T extends { id: string }>(path: string, more = ''): Promise<T[]> {
		const found = new Map<string, T>();
		const seen = new Set<string>();
		for (let cursor = ''; ;) {
			const page = await this.call<Page<T>>(
				'GET',
				`${path}?limit=100${more}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
			);
			// Half a list would have everything else installed a second time.
			if (!isPage(page) || seen.has(page.nextCursor ?? '')) throw this.isNoN8n();
			for (const each of page.data) found.set(each.id, each);
			if (!page.nextCursor) return [...found.values()];
			seen.add((cursor = page.nextCursor));
		}
	}

	private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.answer(method, path, body);
		const text = await response.text().catch(() => '');
		if (!response.ok)
			throw new Refused(
				response.status,
				`n8n answered ${response.status}: ${messageIn(text)}`,
				whatToDo(response.status),
			);
		try {
			return JSON.parse(text) as T;
		} catch {
			throw this.isNoN8n();
		}
	}

	private isNoN8n(): Failure {
		return new Failure(
			`${this.url} did not answer as n8n does`,
			'Check --url: it is the address at which people open n8n.',
		);
	}

	private async answer(method: string, path: string, body: unknown): Promise<Response> {
		try {
			return await this.send(`${this.url}/api/v1${path}`, {
				...{ method, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) },
				headers: {
					'X-N8N-API-KEY': this.key,
					'content-type': 'application/json',
					accept: 'application/json',
				},
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
		} catch {
			throw new Failure(
				`${this.url} cannot be reached, or did not answer in time`,
				'Check --url and the connection, and run the command again: it goes on where it stopped.',
			);
		}
	}
}

const isPage = (page: Partial<Page<{ id?: unknown } | null>> | null): boolean =>
	Array.isArray(page?.data) && page.data.every((each) => typeof each?.id === 'string');

/** n8n refuses a body with anything else. */
const bodyOf = ({ name, nodes, connections, settings = {} }: Workflow) => ({
	name,
	nodes,
	connections,
	settings,
});

/** Of whoever answered, without control characters and not at length. */
function messageIn(text: string): string {
	let message = 'no message';
	try {
		message = String((JSON.parse(text) as { message?: unknown }).message ?? message);
	} catch {
		// A proxy's page.
	}
	return message.replace(/\p{Cc}+/gu, ' ').slice(0, 300);
}
