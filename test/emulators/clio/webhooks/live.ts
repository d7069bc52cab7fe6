import type { ClioState } from '../state/ClioState';
import type { Webhook } from '../state/records';

/** The webhooks that there are now: the expired ones go, or are suspended, when somebody looks. */
export function liveWebhooks({ webhooks, clock, switches }: ClioState): Webhook[] {
	for (const webhook of webhooks.all) {
		if (webhook.expiresAt > clock.now()) continue;
		if (switches.expiredWebhooks === 'gone') webhooks.remove(webhook.id);
		else if (webhook.status !== 'suspended') webhooks.change(webhook, { status: 'suspended' });
	}
	return webhooks.all;
}
