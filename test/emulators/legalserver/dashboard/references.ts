import { z } from 'zod';
import { BadControlCall } from '../../core/dashboard/Panel';
import type { LegalServerWorld } from '../LegalServerWorld';
import type { Document, Matter, User } from '../state/records';
import type { Site } from '../state/Site';

/** An ID, a UUID, the fixture's name, or what people call it. */
export const REFERENCE = z.union([z.string().min(1), z.number().int()]);
export type Reference = string | number;

/** The live site unless another is named. */
export const SITE = z.string().optional();

export const ON_MATTER = { site: SITE, matter: REFERENCE };

export function siteAt({ state, fixture }: LegalServerWorld, name: string = fixture.sites.live): Site {
	const site = state.sites.get(name);
	if (!site)
		throw new BadControlCall(
			`there is no site ${name}; there are ${[...state.sites.keys()].join(', ')}`,
			404,
		);
	return site;
}

/** A case with its site. By the fixture's name, the site comes with it. Throws the 404 that says what there is not. */
export function matterAt(
	world: LegalServerWorld,
	{ site: siteName, matter: reference }: { site?: string | undefined; matter: Reference },
): { site: Site; matter: Matter } {
	const named = world.fixture.matters[reference];
	const site = siteAt(world, siteName ?? named?.site);
	const text = named?.matterUuid ?? String(reference);
	const matter = site.matters.all.find((one) => [one.uuid, String(one.id), one.caseNumber].includes(text));
	if (!matter) throw new BadControlCall(`there is no case ${reference} at ${site.name}`, 404);
	return { site, matter };
}

/** Users have the same logins at every site. */
export function userAt(site: Site, reference: Reference): User {
	const text = String(reference);
	const user = site.users.all.find((one) => [one.login, one.email, one.uuid, String(one.id)].includes(text));
	if (!user) throw new BadControlCall(`there is no user ${reference} at ${site.name}`, 404);
	return user;
}

export function documentAt(
	world: LegalServerWorld,
	{ site: siteName, document: reference }: { site?: string | undefined; document: Reference },
): { site: Site; document: Document } {
	const named = world.fixture.documents[reference];
	const site = siteAt(world, siteName ?? named?.site);
	const text = named?.uuid ?? String(reference);
	const document = site.documents.all.find((one) => [one.uuid, String(one.id), one.title].includes(text));
	if (!document) throw new BadControlCall(`there is no document ${reference} at ${site.name}`, 404);
	return { site, document };
}
