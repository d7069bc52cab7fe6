import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import type { ClioWorld } from '../ClioWorld';
import { PERMISSIONS, type Permissions } from '../state/permissions';
import { SWITCHES } from '../state/Switches';
import { contactAt, matterAt, userAt } from './references';
import { addField } from '../state/fixtures/settings';
import { REFERENCE } from './schemas';

const ACCESS = z.enum(['none', 'read', 'write']);
const TICKS = z.object(Object.fromEntries(PERMISSIONS.map((name) => [name, ACCESS.optional()]))).strict();

/** Tokens, boxes and people: what is set in the developer portal and in the firm's settings. */
export const ACCESS_CALLS: ControlCalls<ClioWorld> = {
	/** Behaviours, see `state/Switches.ts`; what is not named stays. */
	'POST /switches': ({ state }, body) => {
		const given = SWITCHES.partial().strict().parse(body);
		const named = Object.keys(body as object);
		Object.assign(
			state.switches,
			Object.fromEntries(named.map((name) => [name, given[name as keyof typeof given]])),
		);
		return state.switches;
	},
	'GET /switches': ({ state }) => state.switches,
	/** All access tokens end now; with `revoke` the refresh tokens as well. New ones live so long. */
	'POST /expire-tokens': ({ state: { access, clock } }, body) => {
		const { revoke, lifetimeSeconds } = z
			.object({ revoke: z.boolean().default(false), lifetimeSeconds: z.number().int().positive().optional() })
			.strict()
			.parse(body);
		for (const token of access.accessTokens.values()) token.expiresAt = clock.now();
		if (revoke) for (const grant of access.refreshTokens.values()) grant.revoked = true;
		if (lifetimeSeconds !== undefined) access.tokenLifetimeSeconds = lifetimeSeconds;
	},
	/** A person agrees, besides the times that the person did already: tokens that can be revoked by themselves. */
	'POST /consent': (world, body) => {
		const { user } = z.object({ user: REFERENCE }).strict().parse(body);
		const { access, clock } = world.state;
		const grant = access.grant(world.fixture.app, userAt(world, user).id);
		return { refreshToken: grant.refreshToken, accessToken: access.token(grant, clock.now()).token };
	},
	/** A person disconnects the app, as far as one consent goes. */
	'POST /revoke': ({ state: { access } }, body) => {
		const { refreshToken } = z.object({ refreshToken: z.string() }).strict().parse(body);
		const grant = access.refreshTokens.get(refreshToken);
		if (grant === undefined) throw new BadControlCall('there is no such refresh token', 404);
		grant.revoked = true;
	},
	/** Ticks boxes in the developer portal: whoever agreed earlier has to agree again. */
	'POST /permissions': ({ fixture: { app } }, body) => {
		app.permissions = { ...app.permissions, ...(TICKS.parse(body) as Permissions) };
		return app.permissions;
	},
	/** Which matters a person sees; null: all. */
	'POST /visibility': (world, body) => {
		const { user, matters, contactsRestricted } = z
			.object({
				user: REFERENCE,
				matters: z.array(REFERENCE).nullable(),
				contactsRestricted: z.boolean().optional(),
			})
			.strict()
			.parse(body);
		const before = userAt(world, user);
		const sees = matters?.map((matter) => matterAt(world, matter).id);
		world.state.users.change(before, {
			...{ sees, contactsRestricted: contactsRestricted ?? before.contactsRestricted },
		});
	},
	'POST /disable-user': (world, body) => {
		const { user, enabled } = z
			.object({ user: REFERENCE, enabled: z.boolean().default(false) })
			.strict()
			.parse(body);
		world.state.users.change(userAt(world, user), { enabled });
	},
	/** Another contact: a person with two names, or a company with one. */
	'POST /contact': ({ state }, body) => {
		const { firstName, lastName, name, email } = z
			.object({
				firstName: z.string().nullable().default(null),
				lastName: z.string().nullable().default(null),
				name: z.string().optional(),
				email: z.string().nullable().default(null),
			})
			.strict()
			.parse(body);
		const type = name === undefined ? 'Person' : 'Company';
		const full = name ?? [firstName, lastName].filter(Boolean).join(' ');
		const after = state.contacts.create({ type, firstName, lastName, email, name: full });
		state.journal.tell({ model: 'contact', event: 'created', before: undefined, after });
		return { id: after.id, name: after.name };
	},
	'POST /create-category': ({ state }, body) => {
		const { name } = z.object({ name: z.string() }).strict().parse(body);
		const { id } = state.categories.create({ name });
		return { id, name };
	},
	'POST /create-custom-field': ({ state }, body) => {
		const { name } = z.object({ name: z.string() }).strict().parse(body);
		const { id } = addField(state, name, 'text_line');
		return { id, name };
	},
	'POST /rename-contact': (world, body) => {
		const { contact, ...names } = z
			.object({
				contact: REFERENCE,
				name: z.string(),
				firstName: z.string().nullable().optional(),
				lastName: z.string().nullable().optional(),
			})
			.strict()
			.parse(body);
		const before = contactAt(world, contact);
		const after = world.state.contacts.change(before, names);
		world.state.journal.tell({ model: 'contact', event: 'updated', before, after });
	},
};
