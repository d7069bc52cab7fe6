 
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { answerWith, NO_CONTENT, requireFields, requireMatch } from '../gateway/answers';
import { ClioRefusal, notFound, unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import { instant } from '../lists/filters';
import type { Call, Need, Route } from '../route';
import { parseFields } from '../schema/parseFields';
import { WEBHOOK } from '../schema/webhook';
import type { Webhook } from '../state/records';
import type { Changes } from '../state/Table';
import { DAY } from '../state/time';
import { liveWebhooks } from '../webhooks/live';
import { COMMON_EVENTS, MATTER_EVENTS, modelNamed, type WebhookModelFacts } from '../webhooks/models';
import { readRoutes } from './readRoutes';

const READ: readonly Need[] = [['webhooks', 'read']];
const WRITE: readonly Need[] = [['webhooks', 'write']];
const MOST_FIELDS = 1000;

const DATA = z
	.object({
		url: z.string(),
		fields: z.string(),
		model: z.union([z.string(), z.number()]),
		events: z.array(z.string()).min(1).optional(),
		expires_at: z.string().optional(),
	})
	.strict();

/** Those of this app and this person. */
function visible({ state, grant, user }: Call): Webhook[] {
	return liveWebhooks(state).filter(({ appKey, userId }) => appKey === grant.appKey && userId === user.id);
}

function find(call: Call): Webhook {
	const webhook = visible(call).find(({ id }) => id === call.id);
	if (!webhook) throw notFound(`Webhook ${call.id}`);
	return webhook;
}

/** Throws the 422 for what no webhook can have. */
function checked(
	call: Call,
	data: Partial<z.infer<typeof DATA>>,
	model: WebhookModelFacts,
): Changes<Webhook> {
	const { url, fields, events, expires_at: expires } = data;
	if (url !== undefined && !(URL.canParse(url) && url.startsWith('https://')))
		throw unprocessable('url must be an address with the https protocol');
	if (fields !== undefined) requireModelFields(fields, model);
	const known = model.name === 'matter' ? [...COMMON_EVENTS, ...MATTER_EVENTS] : COMMON_EVENTS;
	const strange = events?.find((event) => !known.includes(event));
	if (strange !== undefined) throw unprocessable(`${strange} is not a valid event of ${model.name}`);
	return {
		...(url === undefined ? {} : { url }),
		...(fields === undefined ? {} : { fields }),
		...(events === undefined ? {} : { events }),
		...(expires === undefined ? {} : { expiresAt: expiryOf(call, expires) }),
	};
}

function requireModelFields(fields: string, { schema, name }: WebhookModelFacts): void {
	if (fields === '') throw unprocessable("fields can't be blank");
	if (fields.length > MOST_FIELDS)
		throw unprocessable(`fields is too long (maximum is ${MOST_FIELDS} characters)`);
	try {
		if (schema) parseFields(fields, schema);
	} catch (error) {
		if (error instanceof ClioRefusal) throw unprocessable(`${error.message} (${name})`);
		throw error;
	}
}

function expiryOf({ state }: Call, text: string): number {
	const time = instant('expires_at', text);
	const now = state.clock.now();
	if (time <= now) throw unprocessable('expires_at must be in the future');
	if (time > now + 31 * DAY) throw unprocessable('expires_at must be at most 31 days ahead');
	return time;
}

/** The model of a body, for the permission that it needs: whatever else is wrong with the body is found later. */
function modelNeeds({ request }: Call): readonly Need[] {
	try {
		const { data } = JSON.parse(request.body.toString('utf8')) as { data?: { model?: unknown } };
		const model = modelNamed(data?.model);
		return model ? [[model.permission, 'read']] : [];
	} catch {
		return [];
	}
}

function requireModel(name: unknown): WebhookModelFacts {
	const model = modelNamed(name);
	if (!model) throw unprocessable(`${String(name)} is not a valid model`);
	return model;
}

const newSecret = (): string => randomBytes(24).toString('hex');

const create: Route = {
	...{ name: 'POST webhooks', needs: WRITE, furtherNeeds: modelNeeds },
	answer: async (call) => {
		const { state, webhooks, grant, user } = call;
		requireFields(call, WEBHOOK);
		const data = readData(call.request, DATA);
		const model = requireModel(data.model);
		const webhook = state.webhooks.create({
			...{ appKey: grant.appKey, userId: user.id, url: data.url, fields: data.fields, model: model.name },
			...{ events: COMMON_EVENTS, status: 'pending', sharedSecret: newSecret() },
			expiresAt: state.clock.now() + 3 * DAY,
			...checked(call, data, model),
		});
		await webhooks.shakeHands(webhook);
		return answerWith(call, WEBHOOK, webhook, 201);
	},
};

const update: Route = {
	...{ name: 'PATCH webhooks/:id', needs: WRITE },
	furtherNeeds: (call) => {
		const webhook = visible(call).find(({ id }) => id === call.id);
		return webhook ? [[requireModel(webhook.model).permission, 'read'], ...modelNeeds(call)] : [];
	},
	answer: async (call) => {
		const { state, webhooks } = call;
		const webhook = find(call);
		requireMatch(call, WEBHOOK, webhook);
		requireFields(call, WEBHOOK);
		const data = readData(call.request, DATA.partial());
		const model = requireModel(data.model ?? webhook.model);
		const changes = { ...checked(call, data, model), model: model.name };
		// Another address has to prove itself, with another secret.
		const moved = changes.url !== undefined && changes.url !== webhook.url;
		const proof = { status: 'pending', sharedSecret: newSecret() } as const;
		const changed = state.webhooks.change(webhook, { ...changes, ...(moved ? proof : {}) });
		if (moved) await webhooks.shakeHands(changed);
		return answerWith(call, WEBHOOK, changed);
	},
};

const remove: Route = {
	...{ name: 'DELETE webhooks/:id', needs: WRITE },
	answer: (call) => {
		call.state.webhooks.remove(find(call).id);
		return NO_CONTENT;
	},
};

const activate: Route = {
	...{ name: 'PUT webhooks/:id/activate', needs: WRITE },
	answer: (call) => {
		const webhook = find(call);
		if (call.request.headers['x-hook-secret'] !== webhook.sharedSecret)
			throw unprocessable('X-Hook-Secret is not the secret of this webhook');
		return answerWith(call, WEBHOOK, call.state.webhooks.change(webhook, { status: 'enabled' }));
	},
};

const reading = readRoutes<Webhook>({
	...{ path: 'webhooks', schema: WEBHOOK, needs: READ },
	...{ visible, find, filters: () => ({}), orders: () => ({}) },
});

export const webhookRoutes: readonly Route[] = [...reading, create, update, remove, activate];
