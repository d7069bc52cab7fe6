import { outcomeOf } from '../../../../../../nodes/shared/core/outcome';
import type { ConnectionReport } from '../../../../../../nodes/shared/clio/port';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import type { ConnectionDependencies } from '../shared/Dependencies';

/** Check Connection: what n8n's own test of a credential would say, which it does not run for OAuth2. */
export const checkConnection: Operation<
	object,
	ConnectionReport & { tokenMark: string },
	ConnectionDependencies
> = {
	// It only reads.
	asTool: 'runs',
	fields: [],
	read: () => ({}),
	run: async (requests, { clio, readTokenMark }) => {
		const report = await outcomeOf(async () => ({
			...(await clio.checkConnection()),
			// Of the token with which it was asked, so read after it.
			tokenMark: await readTokenMark(),
		}));
		return requests.map(() => report);
	},
	rows: ({
		account,
		region,
		onlyRead,
		missingPermissions,
		tokenMark,
		webhooks,
		callsLeft,
		callsPerMinute,
	}) => [
		{
			...{ name: account.name, email: account.email, userId: account.userId },
			...{ region, onlyRead, missingPermissions, tokenMark, callsLeft, callsPerMinute },
			webhooks: webhooks.map((hook) => ({ ...hook, expiresAt: hook.expiresAt ?? null })),
		},
	],
	notes: ([report]) =>
		report === undefined || report.missingPermissions.length === 0
			? []
			: [
					`Missing permissions: ${report.missingPermissions.join(', ')}. Operations that need them are refused.`,
				],
};
