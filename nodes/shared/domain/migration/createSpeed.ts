import type { EventRow } from '../queue/EventRow';
import type { MigrationDetails } from './MigrationDetails';

type Case = Pick<EventRow, 'finishedAt'> & { about: Pick<MigrationDetails, 'missing'> };

const MINUTE = 60_000;
/** If nothing was done for so long, the migration was paused, or other events came first. */
const BREAK = 30 * MINUTE;
/** What was done before says little about now. */
const LATELY = 180 * MINUTE;
/** Cases of one batch are done at the same moment. */
const BATCH = 10_000;

/** What a case takes: something to read it, and something for each of its documents. */
const workOf = ({ about }: Case): number => 1 + about.missing;

const total = (cases: readonly Case[]): number => cases.reduce((sum, each) => sum + workOf(each), 0);

/**
 * How fast cases were done lately, without breaks.
 * @returns undefined where too little was done to say it
 */
export function createSpeed(done: readonly Case[]): { timeFor(open: readonly Case[]): number } | undefined {
	const newest = [...done].sort((one, other) => other.finishedAt - one.finishedAt);
	const last = newest[0]?.finishedAt ?? 0;
	let first = last;
	for (const { finishedAt } of newest) {
		if (first - finishedAt > BREAK || last - finishedAt > LATELY) break;
		first = finishedAt;
	}
	// When the first batch was begun is not known, so it only says when the others were.
	const measured = newest.filter(({ finishedAt }) => finishedAt > first + BATCH);
	if (last - first < MINUTE || measured.length === 0) return undefined;
	const speed = total(measured) / (last - first);
	return { timeFor: (open) => total(open) / speed };
}
