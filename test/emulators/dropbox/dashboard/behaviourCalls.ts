import { z } from 'zod';
import { MILLISECONDS } from '../../core/dashboard/commonCalls';
import { LOWER_CASINGS } from '../state/casing/lowerCase';
import { UNAVAILABLE, type Switches } from '../state/Switches';
import type { DropboxWorld } from '../DropboxWorld';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';

const COUNT = z.number().int().nonnegative();

/** One field per switch of the state; the compiler asks for new ones. */
const SWITCHES = z
	.object({
		...{ forceAsync: z.boolean(), asyncAbove: COUNT, jobPolls: COUNT, cursorGeneration: COUNT },
		...{ pageSize: z.number().int().positive(), emptyPages: COUNT, extraEntries: COUNT },
		...{ childrenFirst: z.boolean(), batchBackwards: z.boolean() },
		...{ searchDelay: COUNT, missedSources: COUNT, deletedFoundById: z.boolean() },
		...{ lowerCasedParents: z.boolean(), refuseNonBmp: z.boolean() },
		...{
			inheritedMembersById: z.boolean(),
			lateSharingJobs: z.boolean(),
			linksReachNestedFolders: z.boolean(),
		},
		...{ teamLinkPolicy: z.enum(['anyone', 'team']), teamMemberPolicy: z.enum(['anyone', 'team']) },
		...{ copiesKeepProperties: z.boolean(), deletedFoundByProperties: z.boolean() },
		...{ propertiesFoundByBeginning: z.boolean(), ownershipGuarded: z.boolean() },
		lockingRefusedAs: z.enum(['cannot_be_locked', 'file_not_shared', 'no_write_permission']).nullable(),
		ownLocksConflict: z.boolean(),
		zipEntries: z.enum(['mixed', 'plain']),
		...{ webhookDelay: COUNT, webhookTimeout: COUNT, webhookRetryDelay: COUNT, webhookAttempts: COUNT },
		...{ webhookDuplicates: COUNT, webhookReordered: z.boolean() },
		...{ fileRequestsAllowed: z.boolean(), mostFileRequests: COUNT },
		...{ unavailableRoutes: z.array(z.string().min(1)), unavailableAs: z.enum(UNAVAILABLE) },
		...{ lowerCasing: z.enum(LOWER_CASINGS), nfdPathsFound: z.boolean(), nfdMovesTaken: z.boolean() },
		rawArgumentTaken: z.boolean(),
		finishedSessions: z.enum(['not_found', 'closed']),
		bytesPerSecondPerConnection: z.number().positive().nullable(),
		longestHeader: z.number().int().positive(),
	} satisfies Record<keyof Switches, z.ZodTypeAny>)
	.partial()
	.strict();

/** Calls that change how the emulator behaves, not what is in it. */
export const BEHAVIOUR_CALLS: ControlCalls<DropboxWorld> = {
	'POST /lock': (world, body) => {
		const settings = z
			.object({ milliseconds: MILLISECONDS, whenHeld: z.enum(['refuse', 'wait']).default('refuse') })
			.strict();
		Object.assign(world.dropbox.locks.settings, settings.parse(body));
	},
	'POST /switches': (world, body) => {
		Object.assign(world.dropbox.state.switches, SWITCHES.parse(body));
	},
	/**
	 * Every access token that came from a refresh token expires now; with `all` also the generated ones.
	 * `lifetimeSeconds` is what tokens get from now on.
	 */
	'POST /expire-tokens': (world, body) => {
		const { all, lifetimeSeconds } = z
			.object({ all: z.boolean().default(false), lifetimeSeconds: z.number().int().positive().optional() })
			.strict()
			.parse(body);
		const { state, oauth } = world.dropbox;
		if (lifetimeSeconds !== undefined) oauth.settings.tokenLifetimeSeconds = lifetimeSeconds;
		let expired = 0;
		for (const token of state.registry.accessTokens.values()) {
			if (!all && token.refreshToken === undefined) continue;
			token.expiresAt = state.clock.now() - 1;
			expired += 1;
		}
		return { expired };
	},
	/** Somebody agrees once more, who agreed already: a refresh token of its own, which can be revoked by itself. */
	'POST /consent': ({ dropbox: { state } }, body) => {
		const { refreshToken } = z.object({ refreshToken: z.string() }).strict().parse(body);
		const known = refreshTokenAt(state, refreshToken);
		const token = `${refreshToken}-${state.registry.refreshTokens.size}`;
		state.registry.addRefreshToken({ ...known, token, revoked: false });
		return { refreshToken: token };
	},
	/** Somebody disconnects the app: the refresh token ends, and every access token that came from it. */
	'POST /revoke': ({ dropbox: { state } }, body) => {
		const { refreshToken } = z.object({ refreshToken: z.string() }).strict().parse(body);
		refreshTokenAt(state, refreshToken).revoked = true;
		for (const token of state.registry.accessTokens.values())
			if (token.refreshToken === refreshToken) token.revoked = true;
	},
};

function refreshTokenAt({ registry }: DropboxWorld['dropbox']['state'], token: string) {
	const known = registry.refreshTokens.get(token);
	if (known === undefined) throw new BadControlCall('there is no such refresh token', 404);
	return known;
}
