import type { IDataObject } from 'n8n-workflow';
import type { ReopenedCaseFolder } from './ReopenedCaseFolder';

export const reopenedRow = ({ dryRun, ...reopened }: ReopenedCaseFolder): IDataObject => ({
	...reopened,
	...(dryRun ? { dryRun } : {}),
});

/** @returns sentences for whoever looks at the run */
export function reopeningNotes(all: readonly ReopenedCaseFolder[]): string[] {
	const left = all.filter(({ status }) => status === 'notClosed').length;
	return left === 0
		? []
		: [
				`${left} of ${all.length} case folders are not closed, as far as they say, and were left as they are.`,
			];
}
