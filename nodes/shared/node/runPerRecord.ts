import { groupBy, inParallel, outcomeOf, type Outcome } from '../core/outcome';
import { apartFromDryRuns } from './apartFromDryRuns';

/** How items that are about the same record are run. */
export interface PerRecord<Request, Known, Result> {
	/** By which items are about the same record. */
	keyOf(request: Request): number | string;
	/** What is known of a record before anything is done with it; asked once for all of its items. */
	read(first: Request): Promise<Known>;
	/** Keeps `known` as the record is afterwards. */
	run(request: Request, known: Known): Promise<Result>;
	/** Put around all that is done with a record, also before it is read; not in dry runs. */
	inTurn?(first: Request, work: () => Promise<void>): Promise<void>;
	/** How many items are done with, however they ended. */
	tellDone(count: number): void;
	/** Records that are under way at the same time. */
	atOnce: number;
}

/**
 * Runs items record by record: those of one record in the order of the items, each seeing what the ones before it did.
 * Dry runs come last, by themselves.
 */
export async function runPerRecord<Request extends { dryRun: boolean }, Known, Result>(
	requests: readonly Request[],
	{ keyOf, read, run, inTurn, tellDone, atOnce }: PerRecord<Request, Known, Result>,
): Promise<Array<Outcome<Result>>> {
	let finished = 0;
	return await apartFromDryRuns(requests, async (ofKind) => {
		const outcomes = new Map<Request, Outcome<Result>>();
		const runOne = async (ofRecord: Request[]) => {
			const known = await outcomeOf(async () => await read(ofRecord[0] as Request));
			for (const request of ofRecord) {
				const work = async (value: Known) => await outcomeOf(async () => await run(request, value));
				outcomes.set(request, known.ok ? await work(known.value) : known);
				tellDone(++finished);
			}
		};
		const runInTurn = async (ofRecord: Request[]) => {
			const [first] = ofRecord;
			if (first === undefined || first.dryRun || inTurn === undefined) await runOne(ofRecord);
			else await inTurn(first, async () => await runOne(ofRecord));
		};
		await inParallel([...groupBy(ofKind, keyOf).values()], runInTurn, atOnce);
		return ofKind.map((request) => outcomes.get(request) as Outcome<Result>);
	});
}
