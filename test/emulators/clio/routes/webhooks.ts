import { randomBytes } from 'node:crypto';
import { answerWith, NO_CONTENT, requireFields, requireMatch } from '../gateway/answers';
import { notFound, unprocessable } from '../gateway/ClioRefusal';
import { readData } from '../gateway/readData';
import type { Call, Need, Route } from '../route';
import { WEBHOOK } from '../schema/webhook';
import type { Webhook } from '../state/records';
import { DAY } from '../state/time';
import { liveWebhooks } from '../webhooks/live';
import { COMMON_EVENTS } from '../webhooks/models';
import { readRoutes } from './readRoutes';
import { modelNeeds, requireModel, WEBHOOK_DATA, webhookChanges } from './webhookData';

const READ: readonly Need[] = [['webhooks', 'read']];
const WRITE: readonly Need[] = [['webhooks', 'write']];
/** Those of this app and this person. */
function visible({ state, grant, user }: Call): Webhook[] {
	return liveWebhooks(state).filter(({ appKey, userId }) => appKey === grant.appKey && userId === user.id);
}

function find(call: Call): Webhook {
	const webhook = visible(call).find(({ id }) => id === call.id);
	if (!webhook) throw notFound(`Webhook ${call.id}`);
	return webhook;
}

const newSecret = (): string => randomBytes(24).toString('hex');

const create: Route = {
	...{ name: 'POST webhooks', needs: WRITE, furtherNeeds: modelNeeds },
	answer: async (call) => {
		const { state, webhooks, grant, user } = call;
		requireFields(call, WEBHOOK);
		const data = readData(call.request, WEBHOOK_DATA);
		const model = requireModel(data.model);
		const webhook = state.webhooks.create({
			...{ appKey: grant.appKey, userId: user.id, url: data.url, fields: data.fields, model: model.name },
			...{ events: COMMON_EVENTS, status: 'pending', sharedSecret: newSecret() },
			expiresAt: state.clock.now() + 3 * DAY,
			...webhookChanges(call, data, model),
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
		const data = readData(call.request, WEBHOOK_DATA.partial());
		const model = requireModel(data.model ?? webhook.model);
		const changes = { ...webhookChanges(call, data, model), model: model.name };
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
