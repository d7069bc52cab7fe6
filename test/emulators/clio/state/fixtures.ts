import type { ClioState } from './ClioState';
import { empty } from './fixtures/empty';
import { firm } from './fixtures/firm';
import type { Fixture } from './fixtures/Fixture';
import type { Region } from './regions';

export type { Fixture } from './fixtures/Fixture';

interface Beginning {
	region: Region;
	fill: (state: ClioState) => Fixture;
}

/** What a world may begin with; a firm's account is in one region only. */
export const fixtures = {
	firm: { region: 'us', fill: firm },
	firmEu: { region: 'eu', fill: firm },
	firmCa: { region: 'ca', fill: firm },
	firmAu: { region: 'au', fill: firm },
	empty: { region: 'us', fill: empty },
} as const satisfies Record<string, Beginning>;

export type FixtureName = keyof typeof fixtures;
