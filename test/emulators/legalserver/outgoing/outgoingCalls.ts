import { z } from 'zod';
import { BadControlCall, type ControlCalls } from '../../core/dashboard/Panel';
import type { EmulatedWorld } from '../../core/EmulatedWorld';
import { callFromBlock, callFromNavigation } from './callFor';
import { OUTGOING, withoutSecrets, type Outgoing } from './configuration';
import type { CaseValues } from './request';

/** A case that a person has before them when the call is made. */
export interface CalledCase {
	values: CaseValues;
	/** Puts texts into fields; an empty one empties its field. */
	store(values: Readonly<Record<string, string>>): void;
	addNote(text: string): void;
}

/** What the calls need of the emulated service: who has sites and cases. */
export interface OutgoingPort<W extends EmulatedWorld> {
	/** What each site is set to, by its name; one that was not set up is not in it. */
	outgoingOf(world: W): Map<string, Outgoing>;
	/** The first is meant where a call names none. */
	sitesOf(world: W): readonly string[];
	caseOf(world: W, site: string, matterUuid: string, user: string | undefined): CalledCase | undefined;
}

const SITE = z.object({ site: z.string().min(1).optional() });
const OF_CASE = SITE.extend({ matterUuid: z.string().min(1), user: z.string().min(1).optional() }).strict();

/** Control calls with which a person at a site runs a process that calls out. */
export function outgoingCalls<W extends EmulatedWorld>(port: OutgoingPort<W>): ControlCalls<W> {
	const siteOf = (world: W, named: string | null | undefined): string => {
		const sites = port.sitesOf(world);
		const site = named ?? sites[0];
		if (site === undefined || !sites.includes(site))
			throw new BadControlCall(`there is no site ${site}`, 404);
		return site;
	};
	const settingsOf = (world: W, site: string): Outgoing =>
		port.outgoingOf(world).get(site) ?? OUTGOING.parse({});
	const open = (world: W, body: unknown) => {
		const { site: named, matterUuid, user } = OF_CASE.parse(body);
		const site = siteOf(world, named);
		const called = port.caseOf(world, site, matterUuid, user);
		if (!called) throw new BadControlCall(`${site} has no case ${matterUuid}`, 404);
		return { site, called, outgoing: settingsOf(world, site) };
	};
	return {
		'GET /outgoing': (world, _body, query) => {
			const site = siteOf(world, query.get('site'));
			return { site, ...(withoutSecrets(settingsOf(world, site)) as object) };
		},
		/** What is not named stays as it is; null takes a call away. */
		'POST /outgoing': (world, body) => {
			const { site: named, ...changes } = SITE.passthrough().parse(body);
			const site = siteOf(world, named);
			const outgoing = OUTGOING.parse({ ...settingsOf(world, site), ...changes });
			port.outgoingOf(world).set(site, outgoing);
			return { site, ...(withoutSecrets(outgoing) as object) };
		},
		'POST /navigation-call': async (world, body) => {
			const { site, called, outgoing } = open(world, body);
			if (!outgoing.navigation) throw new BadControlCall(`${site} has no call in Guided Navigation`);
			const { shown, values } = await callFromNavigation(outgoing.navigation, called.values, outgoing);
			called.store(values);
			return shown;
		},
		'POST /outgoing-block': async (world, body) => {
			const { site, called, outgoing } = open(world, body);
			if (!outgoing.block) throw new BadControlCall(`${site} has no Generic Outgoing API block`);
			const { shown, note } = await callFromBlock(outgoing.block, called.values, outgoing);
			if (note !== null) called.addNote(note);
			return shown;
		},
	};
}
