import type { ControlApi } from '../stack/ControlApi';

/** Of the webhook that LegalServer calls. */
export const PASSWORD = 'only-for-legalserver-2'; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of an n8n on loopback
const SITE = 'riverside';
/** Database name of the case's field for the link. */
const LINK_FIELD = 'dropbox_link_13';

/** A document in the case system. */
export interface Added {
	name: string;
	text?: string;
	/** Its type or category. */
	kind?: string;
	scan?: 'infected';
}

/** What a case system does for these tests. */
export interface CaseSystem {
	openCase(name: string): Promise<{ caseId: string; number: string }>;
	add(caseId: string, document: Added): Promise<string | number>;
	/** Whether it answers. */
	setDown(isDown: boolean): Promise<void>;
	/** As it was before. */
	restore(): Promise<void>;
	/** Somebody asks there for the page of a case. @returns what a browser opens */
	ask(caseId: string): Promise<string>;
}

export async function createClioSystem(clio: ControlApi, action: number): Promise<CaseSystem> {
	await clio.act('/switches', { rateLimit: 1_000_000 });
	const categories = new Set<string>();
	return {
		openCase: async (name) => {
			const asked = { description: name, client: 'smith' };
			const { id, displayNumber } = await clio.act<{ id: number; displayNumber: string }>(
				'/open-matter',
				asked,
			);
			return { caseId: String(id), number: displayNumber };
		},
		add: async (caseId, { name, text = name, kind }) => {
			if (kind !== undefined && !categories.has(kind)) await clio.act('/create-category', { name: kind });
			if (kind !== undefined) categories.add(kind);
			const asked = { matter: Number(caseId), name, text, ...(kind && { category: kind }) };
			return (await clio.act<{ id: number }>('/upload', asked)).id;
		},
		setDown: async (isDown) => {
			const rule = { route: 'GET documents', fault: { kind: 'status', status: 503 }, times: 100 };
			await clio.act('/faults', (isDown ? [rule] : []) as never);
		},
		restore: async () => {
			await clio.act('/faults', [] as never);
			await clio.act('/switches', { rateLimit: 50 });
		},
		ask: async (caseId) =>
			(await clio.act<{ url: string }>('/click', { action, subject: Number(caseId) })).url,
	};
}

export async function createLegalServerSystem(legalServer: ControlApi, n8nUrl: string): Promise<CaseSystem> {
	await legalServer.act('/switches', { site: SITE, v2: true, rateLimit: 1_000_000 });
	return {
		openCase: async (name) => {
			const asked = { site: SITE, disposition: 'Open', fields: { first: 'Sam', last: name } };
			const made = await legalServer.act<{ matterUuid: string; caseNumber: string }>('/add-matter', asked);
			return { caseId: made.matterUuid, number: made.caseNumber };
		},
		add: async (caseId, { name, text = name, kind = null, scan }) => {
			const query = new URLSearchParams({ site: SITE, matter: caseId }).toString();
			const { caseNumber } = await legalServer.read<{ caseNumber: string }>(`/matter?${query}`);
			const asked = { site: SITE, matter: caseNumber, name, text, type: kind, ...(scan && { scan }) };
			return (await legalServer.act<{ uuid: string }>('/add-document', asked)).uuid;
		},
		setDown: async (isDown) => {
			await legalServer.act('/switches', { site: SITE, maintenance: isDown ? 'json' : 'off' });
		},
		restore: async () => {
			await legalServer.act('/switches', { site: SITE, maintenance: 'off', v2: false, rateLimit: 200 });
		},
		ask: async (caseId) => {
			const navigation = {
				...{ url: `${n8nUrl}/webhook/legalserver-case-page-link`, synchronous: true },
				authentication: { type: 'basic', username: 'legalserver', password: PASSWORD },
				parameters: [{ name: 'matter_uuid', field: 'matter_uuid' }],
				stores: [{ filter: '.pageUrl', field: LINK_FIELD }],
			};
			await legalServer.act('/outgoing', { site: SITE, navigation });
			const { answered, stored } = await legalServer.act<{
				answered: unknown;
				stored: Record<string, string>;
			}>('/navigation-call', { site: SITE, matter: caseId });
			const link = stored[LINK_FIELD];
			if (!link) throw new Error(`no link was stored: ${JSON.stringify(answered)}`);
			return link;
		},
	};
}
