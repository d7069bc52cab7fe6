import { memberHomes } from './fixtures/memberHomes';
import { personal } from './fixtures/personal';
import { teamSpace } from './fixtures/teamSpace';

export type { Fixture } from './fixtures/Fixture';

/** Ready-made worlds by name; each function fills an empty state and says what is in it. */
export const fixtures = { personal, teamSpace, memberHomes };

export type FixtureName = keyof typeof fixtures;
