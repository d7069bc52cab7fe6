import fc from 'fast-check';
import { layout } from './layouts';
import { checkExposure } from './checkExposure';

/** More by hand: `npx tsx test/measure/exposure.ts 10000`. */
const RUNS = 200;
const ROUNDS = 3;

jest.setTimeout(600_000);

describe('Whatever the layout of a team and whatever is done in it', () => {
	it('only the people named open what is reported as restricted, and nobody gets to open a restricted paper', async () => {
		const done = new Map<string, number>();
		const idle = () => [...done].filter(([, count]) => count === 0);
		// Chance may leave one of them out of a round.
		for (let round = 1; round === 1 || (round <= ROUNDS && idle().length > 0); round++) {
			await fc.assert(
				fc.asyncProperty(layout, async (given) => {
					expect(await checkExposure(given, done)).toEqual([]);
				}),
				{ numRuns: RUNS },
			);
		}
		// All of them did something, some of the time.
		expect(idle()).toEqual([]);
	});
});
