import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import type { ClioWorld } from '../ClioWorld';
import type { Webhook } from '../state/records';
import { timestamp } from '../state/time';
import { liveWebhooks } from '../webhooks/live';

const ID = z.object({ id: z.number().int().optional() }).strict();

/** The one with that ID; all without one. */
function meant(world: ClioWorld, body: unknown): Webhook[] {
	const { id } = ID.parse(body);
	const found = world.state.webhooks.all.filter((webhook) => id === undefined || webhook.id === id);
	if (id !== undefined && found.length === 0) throw new BadControlCall(`there is no webhook ${id}`, 404);
	return found;
}

const change = (changes: (world: ClioWorld) => Partial<Webhook>) => (world: ClioWorld, body: unknown) => {
	for (const webhook of meant(world, body)) world.state.webhooks.change(webhook, changes(world));
};

/** What becomes of webhooks without anybody's doing, and every attempt to reach them. */
export const WEBHOOK_CALLS: ControlCalls<ClioWorld> = {
	'GET /webhooks': ({ state, clio }) => ({
		webhooks: liveWebhooks(state).map(({ expiresAt, createdAt, ...webhook }) => ({
			...{ ...webhook, expiresAt: timestamp(expiresAt), createdAt: timestamp(createdAt) },
		})),
		attempts: clio.webhooks.attempts,
	}),
	'POST /webhooks/expire': change(({ state }) => ({ expiresAt: state.clock.now() })),
	'POST /webhooks/suspend': change(() => ({ status: 'suspended' })),
	'POST /webhooks/delete': (world, body) => {
		for (const { id } of meant(world, body)) world.state.webhooks.remove(id);
	},
	'POST /webhooks/handshake': (world, body) => {
		for (const webhook of meant(world, body)) void world.clio.webhooks.shakeHands(webhook);
	},
	/** Sends the last deliveries again, newest first: the real service promises no "once" either. */
	'POST /webhooks/repeat': ({ clio: { webhooks } }, body) => {
		const { last } = z
			.object({ last: z.number().int().positive().default(1) })
			.strict()
			.parse(body);
		const sent = webhooks.attempts.filter(({ recordId }) => recordId !== null).slice(-last);
		for (const attempt of sent.reverse()) webhooks.repeat(attempt);
		return { repeated: sent.length };
	},
	/** Answers when nothing is under way any more. */
	'POST /webhooks/settled': async ({ clio }) => {
		await clio.webhooks.settled();
	},
};
