import { dryRunField } from '../../../../../../nodes/shared/node/panel';
import { z } from '../../../../../../nodes/shared/vendor/zod';

/** The option of every operation that writes. */
export const DRY_RUN = dryRunField('Clio', undefined);

/** Only where nobody added it is it off: what an expression does not find is refused. */
export const dryRunSchema = z.boolean().default(false);

/** What is said of a run that wrote nothing for some of its items. */
export function dryRunNotes(results: ReadonlyArray<{ dryRun: boolean }>, noun: string): string[] {
	const count = results.filter(({ dryRun }) => dryRun).length;
	if (count === 0) return [];
	return [`Dry run: nothing was written to Clio for ${count.toLocaleString('en-US')} ${noun}.`];
}
