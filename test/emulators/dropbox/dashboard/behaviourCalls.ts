import { z } from 'zod';
import { LOWER_CASINGS } from '../state/casing/lowerCase';
import { fixtures, type FixtureName } from '../state/fixtures';
import { UNAVAILABLE, type Switches } from '../state/Switches';
import type { ControlCall } from '../../core/dashboard/control';

const COUNT = z.number().int().nonnegative();
const MILLISECONDS = z.number().int().nonnegative();
const FIXTURE_NAME = z.enum(Object.keys(fixtures) as [FixtureName, ...FixtureName[]]);

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
export const BEHAVIOUR_CALLS: Readonly<Record<string, ControlCall>> = {
	/** Replaces all rules; the list is that of a faults file. */
	'POST /faults': (world, body) => world.dropbox.faults.set(body),
	'POST /latency': (world, body) => {
		world.dropbox.latencyMs = z.object({ milliseconds: MILLISECONDS }).strict().parse(body).milliseconds;
	},
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
	/** Back to the start, or to another fixture. */
	'POST /reset': (world, body) => {
		world.reset(z.object({ fixture: FIXTURE_NAME.optional() }).strict().parse(body).fixture);
	},
	'POST /forget-calls': (world) => world.dropbox.log.clear(),
};
