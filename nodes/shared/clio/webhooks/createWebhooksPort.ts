import { ignoreAbsent } from '../../core/Refusal';
import type { ClioApi } from '../client/ClioApi';
import { readWholeList } from '../client/readWholeList';
import { throwRefusal } from '../errors/toRefusal';
import type { Webhook, WebhookInput, Webhooks } from '../port';

/** Clio answers with an ID alone where it is not asked for these. */
const FIELDS = 'id,etag,url,model,events,fields,status,expires_at,shared_secret';

interface RawWebhook {
	id: number;
	etag?: string | null;
	url?: string | null;
	model?: string | null;
	events?: readonly string[] | string | null;
	fields?: string | null;
	status?: string | null;
	expires_at?: string | null;
	shared_secret?: string | null;
}

export function createWebhooksPort(api: ClioApi): Webhooks {
	const query = { fields: FIELDS };
	const listRaw = async () => await readWholeList<RawWebhook>(api, ['webhooks'], query);
	return {
		listWebhooks: async () => (await listRaw().catch(throwRefusal)).map(readWebhook),
		readWebhook: async (id) =>
			readWebhook(await api.read<RawWebhook>(['webhooks', id], query).catch(throwRefusal)),
		async createWebhook(input) {
			const write = {
				...{ method: 'POST' as const, path: ['webhooks'], query, data: dataOf(input) },
				isHarmless: true,
			};
			const findMade = async () => (await listRaw()).filter((each) => isFor(each, input)).at(-1);
			return readWebhook(await api.writeOnce<RawWebhook>(write, findMade).catch(throwRefusal));
		},
		async renewWebhook(id, expiresAt) {
			const renewed = await api
				.write<RawWebhook>({
					...{ method: 'PATCH', path: ['webhooks', id], query, isHarmless: true },
					data: { expires_at: expiresAt },
				})
				.catch(throwRefusal);
			return readWebhook(renewed ?? { id });
		},
		async activateWebhook(id, secret) {
			await api
				.write({
					...{ method: 'PUT', path: ['webhooks', id, 'activate'], isHarmless: true },
					headers: { 'X-Hook-Secret': secret },
				})
				.catch(throwRefusal);
		},
		async deleteWebhook(id) {
			await api
				.write({ method: 'DELETE', path: ['webhooks', id], isHarmless: true })
				.catch(throwRefusal)
				.catch(ignoreAbsent);
		},
	};
}

const dataOf = ({ url, model, events, fields, expiresAt }: WebhookInput) => ({
	...{ url, model, events, fields, expires_at: expiresAt },
});

const isFor = (raw: RawWebhook, { url, model }: WebhookInput): boolean =>
	raw.url === url && raw.model === model;

const readWebhook = (raw: RawWebhook): Webhook => ({
	id: raw.id,
	etag: raw.etag ?? '',
	url: raw.url ?? '',
	model: raw.model ?? '',
	events: typeof raw.events === 'string' ? raw.events.split(',') : [...(raw.events ?? [])],
	fields: raw.fields ?? '',
	status: raw.status ?? '',
	expiresAt: raw.expires_at ?? undefined,
	sharedSecret: raw.shared_secret ?? undefined,
});
