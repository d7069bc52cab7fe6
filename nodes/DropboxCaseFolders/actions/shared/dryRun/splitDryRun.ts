import { done, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Dependencies } from '../Dependencies';
import { createDryRunDropbox } from './createDryRunDropbox';

/** A request that may be for a dry run only. */
export interface HasDryRun {
	dryRun: boolean;
}

/**
 * Runs the items that are meant, all together, and then those that are only to be reported on: they find Dropbox as
 * it is after the others. Outcomes stand in the order of the requests.
 */
export async function splitDryRun<Request extends HasDryRun, Result>(
	requests: readonly Request[],
	real: (requests: Request[]) => Promise<Array<Outcome<Result>>>,
	dry: (requests: Request[]) => Promise<Array<Outcome<Result>>>,
): Promise<Array<Outcome<Result>>> {
	const meant = requests.filter(({ dryRun }) => !dryRun);
	const reported = requests.filter(({ dryRun }) => dryRun);
	const done = (meant.length === 0 ? [] : await real(meant)).values();
	const planned = (reported.length === 0 ? [] : await dry(reported)).values();
	return requests.map(({ dryRun }) => (dryRun ? planned : done).next().value as Outcome<Result>);
}

/** The same with the Dropbox that each kind of item is for; each result says which kind it is of. */
export async function runWithDryRun<Request extends HasDryRun, Result extends object>(
	requests: readonly Request[],
	{ dropbox, clock }: Pick<Dependencies, 'dropbox' | 'clock'>,
	run: (requests: Request[], dropbox: DropboxPort) => Promise<Array<Outcome<Result>>>,
): Promise<Array<Outcome<Result & HasDryRun>>> {
	const outcomes = await splitDryRun(
		requests,
		async (real) => await run(real, dropbox),
		async (dry) => await run(dry, createDryRunDropbox(dropbox, clock)),
	);
	return outcomes.map((outcome, index) =>
		outcome.ok ? done({ ...outcome.value, dryRun: requests[index]?.dryRun === true }) : outcome,
	);
}
