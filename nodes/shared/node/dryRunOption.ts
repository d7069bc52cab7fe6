import { z } from '../vendor/zod';

/** Only where nobody added the option is it off: what an expression does not find is refused. */
export const dryRunSchema = z.boolean().default(false);

/** What is said of a run that wrote nothing for some of its items. */
export const dryRunNotesFor =
	(service: string) =>
	(results: ReadonlyArray<{ dryRun: boolean }>, noun: string): string[] => {
		const count = results.filter(({ dryRun }) => dryRun).length;
		if (count === 0) return [];
		return [`Dry run: nothing was written to ${service} for ${count.toLocaleString('en-US')} ${noun}.`];
	};
