import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import { countRequest } from '../gateway/countRequest';
import type { LegalServerWorld } from '../LegalServerWorld';
import type { Token } from '../state/access';
import { PERMISSIONS, type Permission } from '../state/permissions';
import type { Site } from '../state/Site';
import { SWITCHES } from '../state/Switches';
import { SITE, siteAt } from './references';

const PERMISSION = z.enum(PERMISSIONS as readonly string[] as [string, ...string[]]);

/** A token by the fixture's name or as it is, with its site; all tokens of a site, if none is named. */
function tokensAt(
	world: LegalServerWorld,
	name: string | undefined,
	siteName: string | undefined,
): Array<{ site: Site; token: Token }> {
	const all = [...world.state.sites.values()].flatMap((site) =>
		[...site.tokens.values()].map((token) => ({ site, token })),
	);
	if (name === undefined) return all.filter(({ site }) => site === siteAt(world, siteName));
	const wanted = world.fixture.tokens[name] ?? name;
	const found = all.filter(({ token }) => token.token === wanted);
	if (found.length === 0) throw new BadControlCall(`there is no token ${name}`, 404);
	return found;
}

/** What administrators and the vendor do, and what time does. */
export const SITE_CALLS: ControlCalls<LegalServerWorld> = {
	'GET /switches': (world, _body, query) => siteAt(world, query.get('site') ?? undefined).switches,
	/** `{site, premium: true, …}` */
	'POST /switches': (world, body) => {
		const { site: name, ...changes } = SWITCHES.partial().extend({ site: SITE }).strict().parse(body);
		const site = siteAt(world, name);
		Object.assign(site.switches, changes);
		// What was counted under another limit says nothing of this one.
		if ('rateLimit' in changes || 'rateWindow' in changes) site.window = { endsAt: 0, used: 0 };
		return site.switches;
	},
	/** A year passes for one token, or for all of a site. */
	'POST /expire-tokens': (world, body) => {
		const { token: name, site: siteName } = z
			.object({ token: z.string().optional(), site: SITE })
			.strict()
			.parse(body);
		for (const { site, token } of tokensAt(world, name, siteName))
			site.tokens.set(token.token, { ...token, revoked: true });
	},
	/** Gives a role permissions and takes others away. */
	'POST /permissions': (world, body) => {
		const {
			token: name,
			give,
			take,
		} = z
			.object({
				token: z.string(),
				give: z.array(PERMISSION).default([]),
				take: z.array(PERMISSION).default([]),
			})
			.strict()
			.parse(body);
		for (const { site, token } of tokensAt(world, name, undefined)) {
			const permissions = new Set([...token.permissions, ...(give as Permission[])]);
			for (const gone of take) permissions.delete(gone as Permission);
			site.tokens.set(token.token, { ...token, permissions });
		}
	},
	/** Other integrations of the site use up requests of this minute. */
	'POST /spend': (world, body) => {
		const { site: name, requests } = z
			.object({ site: SITE, requests: z.number().int().positive() })
			.strict()
			.parse(body);
		return countRequest(siteAt(world, name), requests)?.headers ?? {};
	},
};
