import { done, mapPartition, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { Dependencies } from '../Dependencies';
import type { IExecuteFunctions } from 'n8n-workflow';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { createDryRunDropbox } from './createDryRunDropbox';

/** The option Dry Run. Only where nobody added it is it off: what an expression does not find is refused. */
export const dryRunSchema = z.boolean().default(false);

/** Whether an item is for a dry run only. @throws InvalidField */
export const readDryRun = (context: IExecuteFunctions, itemIndex: number): boolean =>
	readParameters(context, itemIndex, { options: z.object({ dryRun: dryRunSchema }).default({}) }).options
		.dryRun;

/** A request that may be for a dry run only. */
export interface HasDryRun {
	dryRun: boolean;
}

/** Whether an item is meant. Those that are only to be reported on come after: they find Dropbox as it is by then. */
export const isRealRun = ({ dryRun }: HasDryRun): boolean => !dryRun;

/**
 * Runs each kind of item with the Dropbox that it is for; each result says which kind it is of.
 * @param createDry makes that of the dry ones
 */
export async function runWithDryRun<Request extends HasDryRun, Result extends object>(
	requests: readonly Request[],
	{ dropbox, clock }: Pick<Dependencies, 'dropbox' | 'clock'>,
	run: (requests: Request[], dropbox: DropboxPort) => Promise<Array<Outcome<Result>>>,
	createDry: typeof createDryRunDropbox = createDryRunDropbox,
): Promise<Array<Outcome<Result & HasDryRun>>> {
	const outcomes = await mapPartition(
		requests,
		isRealRun,
		async (real) => await run(real, dropbox),
		async (dry) => await run(dry, createDry(dropbox, clock)),
	);
	return outcomes.map((outcome, index) =>
		outcome.ok ? done({ ...outcome.value, dryRun: requests[index]?.dryRun === true }) : outcome,
	);
}
