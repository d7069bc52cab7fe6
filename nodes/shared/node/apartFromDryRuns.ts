import { mapPartition } from '../core/outcome';

/**
 * Runs the items that are meant, and then those that are only to be reported on, which find the service as it is by then. Together
 * a real item would take for done what a dry run before it only pretended.
 */
export const apartFromDryRuns = async <Request extends { dryRun: boolean }, Result>(
	requests: readonly Request[],
	run: (requests: readonly Request[]) => Promise<readonly Result[]>,
): Promise<Result[]> => await mapPartition(requests, ({ dryRun }) => !dryRun, run, run);
