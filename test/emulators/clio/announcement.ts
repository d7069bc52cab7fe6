import { table } from '../core/cli/announcement';
import type { ClioWorld } from './ClioWorld';
import { REGIONS } from './state/regions';

/** What a machine has to know to log in. */
export function announcedFacts({ fixture, state }: ClioWorld): object {
	const idsOf = (named: Readonly<Record<string, { id: number }>>) =>
		Object.fromEntries(Object.entries(named).map(([name, { id }]) => [name, id]));
	return {
		...{ region: state.region, host: REGIONS[state.region].api },
		app: { key: fixture.app.key, secret: fixture.app.secret },
		...{ tokens: fixture.tokens, refreshTokens: fixture.refreshTokens },
		...{ users: idsOf(fixture.users), matters: idsOf(fixture.matters) },
	};
}

/** The same for people, line by line. */
export function announcedLines({ fixture, state }: ClioWorld): string[] {
	return [
		`Clio host       ${REGIONS[state.region].api}`,
		`Clio app key    ${fixture.app.key}`,
		`Clio secret     ${fixture.app.secret}`,
		...table('Clio refresh', fixture.refreshTokens),
		...table('Clio token', fixture.tokens),
	];
}
