/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { otherVersion } from '../folders';

/** An answer of n8n's REST API other than 2xx. */
export class N8nApiError extends Error {
	constructor(
		what: string,
		readonly status: number,
		body: string,
	) {
		super(`n8n answered ${status} to ${what}: ${body.slice(0, 500)}`);
	}
}

export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

export interface NewCredential {
	name: string;
	/** As the credential type is named in workflows: `dropboxCaseFoldersTokenApi`. */
	type: string;
	data: Record<string, unknown>;
}

export interface WorkflowFile {
	name: string;
	nodes: Array<{ credentials?: Record<string, { id: string; name: string }> } & Record<string, unknown>>;
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, unknown>;
}

export interface ImportedWorkflow {
	id: string;
	versionId: string;
}

interface Publication {
	status: 'not_published' | 'in_progress' | 'published' | 'partial' | 'failed';
	triggers: unknown[];
}

const publicationAttempts = 1800;

/** n8n's REST API as its own editor uses it, signed in as the owner of the instance. */
export class N8nApi {
	/** The credentials made so far, by type: what imported workflows are given. */
	private readonly credentials = new Map<string, { id: string; name: string }>();

	/**
	 * @param url as `RunningN8n.url`
	 * @param cookie the `session` of somebody who signed in already: n8n refuses those who do it often
	 */
	constructor(
		private readonly url: string,
		private cookie = '',
	) {}

	/** Of whoever signed in. */
	get session(): string {
		return this.cookie;
	}

	/** Makes the owner of a new instance, and signs in as that person. */
	async setUpOwner(owner: Owner): Promise<void> {
		await this.call('POST', '/owner/setup', owner);
	}

	/** Signs in to an instance that has an owner. */
	async signIn(owner: Pick<Owner, 'email' | 'password'>): Promise<void> {
		await this.call('POST', '/login', { emailOrLdapLoginId: owner.email, password: owner.password });
	}

	/** Returns the ID of the credential. */
	async createCredential(credential: NewCredential): Promise<string> {
		const { id } = await this.call<{ id: string }>('POST', '/credentials', credential);
		this.credentials.set(credential.type, { id, name: credential.name });
		return id;
	}

	/** Imports a workflow file; its nodes get the credentials made here, by type. */
	async importWorkflow(file: WorkflowFile): Promise<ImportedWorkflow> {
		const nodes = file.nodes.map((node) => {
			const types = Object.keys(node.credentials ?? {});
			const own = types.map((type) => [type, this.credentials.get(type)] as const).filter(([, made]) => made);
			return types.length > 0 ? { ...node, credentials: Object.fromEntries(own) } : node;
		});
		// An older n8n saves none that does not say so itself.
		const more = otherVersion === undefined ? {} : { active: false };
		return await this.call<ImportedWorkflow>('POST', '/workflows', { settings: {}, ...more, ...file, nodes });
	}

	/**
	 * Publishes a workflow; when this returns, its webhooks answer. (n8n's own answer comes earlier,
	 * when the publication is only noted.)
	 */
	async publish({ id, versionId }: ImportedWorkflow): Promise<void> {
		await this.call('POST', `/workflows/${id}/activate`, { versionId });
		for (let attempt = 0; attempt < publicationAttempts; attempt++) {
			const publication = await this.publicationOf(id);
			if (publication === undefined || publication.status === 'published') return;
			if (publication.status !== 'in_progress' && publication.status !== 'not_published') {
				throw new Error(`Workflow ${id} was not published: ${JSON.stringify(publication.triggers)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		throw new Error(`Workflow ${id} was not published within ${publicationAttempts / 10} s`);
	}

	/** Undefined where n8n knows none: up to some 2.x it answers only when the webhooks are there. */
	private async publicationOf(id: string): Promise<Publication | undefined> {
		return await this.call<Publication>('GET', `/workflows/${id}/publication-status`).catch((cause) => {
			if (cause instanceof N8nApiError && cause.status === 404) return undefined;
			throw cause;
		});
	}

	/** Any other call; `path` is what follows `/rest`. */
	async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new N8nApiError(`${method} ${path}`, response.status, text);
		const [session] = response.headers.getSetCookie();
		if (session) this.cookie = session.split(';')[0] ?? '';
		const parsed = JSON.parse(text) as { data: T };
		return parsed.data;
	}
}
