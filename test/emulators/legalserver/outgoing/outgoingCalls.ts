import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import { matterAt, REFERENCE, SITE, siteAt, userAt } from '../dashboard/references';
import type { LegalServerWorld } from '../LegalServerWorld';
import type { Site } from '../state/Site';
import { noteAnswer, requireStorable, storableFields, store, valuesOf } from './calledCase';
import { callFromBlock, callFromNavigation } from './callFor';
import { OUTGOING, withoutSecrets } from './configuration';

const ON_CASE = z
	.object({
		site: SITE,
		matterUuid: z.string().optional(),
		matter: REFERENCE.optional(),
		user: REFERENCE.optional(),
	})
	.strict();

const USUAL = z.object({ site: SITE, url: z.string(), password: z.string() }).strict();

/** The case that a person has before them, and who it is: the site's first user if nobody is named. */
function open(world: LegalServerWorld, body: unknown) {
	const { site: named, matterUuid, matter: reference, user: login } = ON_CASE.parse(body);
	const meant = matterUuid ?? reference;
	if (meant === undefined) throw new BadControlCall('name the case: {"matterUuid": "…"}');
	const { site, matter } = matterAt(world, { site: named, matter: meant });
	const user = userAt(site, login ?? site.users.all[0]?.id ?? 0);
	return { site, matter, user, values: valuesOf(site, matter, user) };
}

function configure(site: Site, changes: object): unknown {
	const outgoing = OUTGOING.parse({ ...site.outgoing, ...changes });
	requireStorable(site, outgoing.navigation?.stores.map(({ field }) => field) ?? []);
	site.outgoing = outgoing;
	return { site: site.name, ...(withoutSecrets(outgoing) as object) };
}

/** Both ways as docs/legalserver-calls.md has them set up, with the first field whose name fits. */
function usual(site: Site, url: string, password: string): object {
	const field = (part: string) => storableFields(site).find((name) => name.startsWith(`dropbox_${part}`));
	const [id, link] = [field('folder'), field('link')];
	const sent = (name: string, from: string | undefined) =>
		from === undefined ? [] : [{ name, field: from }];
	const stored = (filter: string, to: string | undefined) =>
		to === undefined ? [] : [{ filter, field: to }];
	const matterUuid = { name: 'matter_uuid', field: 'matter_uuid' };
	return {
		navigation: {
			...{ url, synchronous: true, authentication: { type: 'basic', username: 'legalserver', password } },
			parameters: [matterUuid, ...sent('folder_id', id), ...sent('folder_url', link)],
			stores: [...stored('.folderId // empty', id), ...stored('.folderUrl // empty', link)],
		},
		block: {
			...{ url, headers: [{ name: 'X-Case-Folders-Key', value: password }] },
			...{ parameters: [matterUuid], storesAnswerInNote: true },
		},
	};
}

/** What an administrator sets up, and the processes with which people at a site then call out. */
export const OUTGOING_CALLS: ControlCalls<LegalServerWorld> = {
	'GET /outgoing': (world, _body, query) => configure(siteAt(world, query.get('site') ?? undefined), {}),
	/** What is not named stays as it is; null takes a call away. */
	'POST /outgoing': (world, body) => {
		const { site, ...changes } = z.object({ site: SITE }).passthrough().parse(body);
		return configure(siteAt(world, site), changes);
	},
	/** `{site, url, password}` */
	'POST /outgoing-usual': (world, body) => {
		const { site: name, url, password } = USUAL.parse(body);
		const site = siteAt(world, name);
		return configure(site, usual(site, url, password));
	},
	'POST /navigation-call': async (world, body) => {
		const { site, matter, values } = open(world, body);
		const { navigation } = site.outgoing;
		if (!navigation) throw new BadControlCall(`${site.name} has no call in Guided Navigation`);
		const made = await callFromNavigation(navigation, values, site.outgoing);
		store(site, matter, made.values);
		site.callsMade.push({ at: site.clock.now(), matter: matter.caseNumber, shown: made.shown });
		return made.shown;
	},
	'POST /outgoing-block': async (world, body) => {
		const { site, matter, user, values } = open(world, body);
		const { block } = site.outgoing;
		if (!block) throw new BadControlCall(`${site.name} has no Generic Outgoing API block`);
		const made = await callFromBlock(block, values, site.outgoing);
		if (made.note !== null) noteAnswer(site, matter, user, made.note);
		site.callsMade.push({ at: site.clock.now(), matter: matter.caseNumber, shown: made.shown });
		return made.shown;
	},
};
