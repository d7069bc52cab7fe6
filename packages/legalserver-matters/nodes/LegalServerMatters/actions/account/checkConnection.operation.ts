import { outcomeOf } from '../../../../../../nodes/shared/core/outcome';
import type { ConnectionReport } from '../../../../../../nodes/shared/legalserver/port';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';

/** Check Connection: for a workflow that tells somebody in time that a token ends or a permission is gone. */
export const checkConnection: Operation<object, ConnectionReport, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [],
	read: () => ({}),
	run: async (requests, { legalServer }) => {
		const report = await outcomeOf(async () => await legalServer.checkConnection());
		return requests.map(() => report);
	},
	rows: ({ site, isDemo, onlyRead, missingPermissions, tokenEnds, daysLeft, ...calls }) => [
		{
			...{ site, isDemo, onlyRead, missingPermissions },
			...{ tokenEnds: tokenEnds ?? null, daysLeft: daysLeft ?? null },
			...{ callsLeft: calls.callsLeft, callsPerMinute: calls.callsPerMinute },
		},
	],
	notes: ([report]) =>
		report === undefined || report.missingPermissions.length === 0
			? []
			: [
					`Missing permissions: ${report.missingPermissions.join(', ')}. Operations that need them are refused until a LegalServer administrator adds them to the user role.`,
				],
};
