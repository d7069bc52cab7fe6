/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import type { DropboxWorld } from '../DropboxWorld';

/** The Webhook URI of the App Console, and what became of the notifications to it. */
export const WEBHOOK_CALLS: ControlCalls<DropboxWorld> = {
	/** Registers an address of this machine if it answers the challenge; null takes it out. */
	'POST /webhook': async ({ dropbox: { webhooks } }, body) => {
		const { url } = z.object({ url: z.string().url().nullable() }).strict().parse(body);
		if (url === null) {
			webhooks.unregister();
			return { url };
		}
		try {
			await webhooks.register(url);
		} catch (error) {
			throw new BadControlCall(error instanceof Error ? error.message : String(error), 409);
		}
		return { url };
	},
	/** The address and every attempt to deliver to it, oldest first. */
	'GET /webhook': ({ dropbox: { webhooks } }) => ({
		url: webhooks.url?.href ?? null,
		deliveries: webhooks.deliveries,
	}),
};
