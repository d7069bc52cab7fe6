import type { LegalServerState } from './LegalServerState';
import { agency } from './fixtures/agency';
import { empty } from './fixtures/empty';
import type { Fixture } from './fixtures/Fixture';

export type { Fixture } from './fixtures/Fixture';

/** What a world may begin with. */
export const fixtures = { agency, empty } as const satisfies Record<
	string,
	(state: LegalServerState) => Fixture
>;

export type FixtureName = keyof typeof fixtures;
