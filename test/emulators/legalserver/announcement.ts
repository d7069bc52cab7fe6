import { table } from '../core/cli/announcement';
import type { LegalServerWorld } from './LegalServerWorld';

/** What a machine has to know to log in. */
export function announcedFacts({ fixture, state }: LegalServerWorld): object {
	return {
		hosts: [...state.sites.values()].map(({ host }) => host),
		...{ sites: fixture.sites, tokens: fixture.tokens, basic: fixture.basic },
		...{ users: fixture.users, matters: fixture.matters },
	};
}

/** The same for people, line by line. */
export function announcedLines({ fixture, state }: LegalServerWorld): string[] {
	return [
		...[...state.sites.values()].map(({ host }) => `LegalServer     ${host}`),
		...table('LegalServer token', fixture.tokens),
		...Object.entries(fixture.basic).map(
			([site, { user, password }]) => `LegalServer user  ${user} ${password} (${site})`,
		),
	];
}
