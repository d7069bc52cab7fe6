/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { randomUUID } from 'node:crypto';
import type { StoredCredential, StoredWorkflow } from '@/packages/case-folders-templates/src/n8n/N8nApi';

/** n8n's public API, as far as the command uses it, in memory. */
export class FakeN8n {
	readonly workflows: StoredWorkflow[] = [];
	readonly credentials: StoredCredential[] = [];
	/** Calls that change something. */
	readonly writes: string[] = [];
	/** After how many of them the process is killed, and whether the last one is carried out. */
	killAt: { write: number; isDone: boolean } | undefined;
	private isDead = false;
	/** As for keys of people who are no admins. */
	listsCredentials = true;
	/** As for keys of people who see other projects. */
	listsWorkflows = true;
	/** What somebody else does while the command writes, once. */
	meanwhile: (() => void) | undefined;

	/** The next process can reach it. */
	revive(): void {
		this.killAt = undefined;
		this.isDead = false;
	}

	/** Once the process is killed, nothing that it would do afterwards arrives. */
	readonly send = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
		if (this.isDead) throw new Error('killed');
		const { pathname, searchParams } = new URL(String(input));
		const { method = 'GET' } = init;
		const [, , , kind, id, action] = pathname.split('/');
		if (method === 'GET') {
			if (kind === 'credentials' && !this.listsCredentials) return json({ message: 'Forbidden' }, 403);
			const workflows = this.listsWorkflows ? this.workflows : [];
			const all = kind === 'credentials' ? this.credentials : workflows;
			const from = Number(searchParams.get('cursor') ?? 0);
			// Two a page, so that there are pages.
			return json({
				data: structuredClone(all.slice(from, from + 2)),
				nextCursor: from + 2 < all.length ? String(from + 2) : null,
			});
		}
		this.writes.push(`${method} ${action ?? kind}`);
		this.meanwhile?.();
		this.meanwhile = undefined;
		const isKilled = this.killAt?.write === this.writes.length;
		this.isDead = isKilled;
		if (isKilled && this.killAt?.isDone === false) throw new Error('killed');
		const body = init.body === undefined ? {} : (JSON.parse(String(init.body)) as Partial<StoredWorkflow>);
		const answer = this.change(method, id ?? '', action, body);
		if (isKilled) throw new Error('killed');
		return answer;
	};

	private change(
		method: string,
		id: string,
		action: string | undefined,
		body: Partial<StoredWorkflow>,
	): Response {
		if (method === 'POST' && id === '') {
			const made = {
				...body,
				id: randomUUID().slice(0, 16),
				active: false,
				activeVersionId: null,
				versionId: randomUUID(),
			} as StoredWorkflow;
			this.workflows.push(made);
			return json(structuredClone(made));
		}
		const index = this.workflows.findIndex((each) => each.id === id);
		const found = this.workflows[index];
		if (found === undefined) return json({ message: 'Not Found' }, 404);
		if (method === 'DELETE' && found.active)
			return json({ message: 'Cannot delete a published workflow.' }, 409);
		if (method === 'DELETE') this.workflows.splice(index, 1);
		else if (action === 'unpublish') Object.assign(found, { active: false, activeVersionId: null });
		else if (action === 'publish') Object.assign(found, { active: true, activeVersionId: found.versionId });
		else Object.assign(found, body, { versionId: randomUUID() });
		return json(structuredClone(found));
	}
}

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
