import type { Webhook } from '../state/records';
import { timestamp } from '../state/time';
import { USER } from './people';
import { base, DEFAULTS, type Schema } from './Schema';

export const WEBHOOK: Schema<Webhook> = {
	...{ kind: 'Webhook', permission: 'webhooks', defaults: DEFAULTS },
	scalars: {
		...base<Webhook>('Webhook'),
		url: ({ url }) => url,
		fields: ({ fields }) => fields,
		shared_secret: ({ sharedSecret, status }, { state }) =>
			status === 'pending' && !state.switches.secretBeforeActivation ? null : sharedSecret,
		model: ({ model }) => model,
		status: ({ status }) => status,
		events: ({ events }) => events,
		expires_at: ({ expiresAt }) => timestamp(expiresAt),
	},
	associations: { user: { schema: () => USER, find: ({ userId }, { state }) => state.users.get(userId) } },
};
