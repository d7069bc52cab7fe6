import type { ArchivedDocument } from './archiveDocuments';

/** What somebody who looks at the run should know of it. */
export function archiveNotes(results: readonly ArchivedDocument[]): string[] {
	const meant = results.filter(({ dryRun }) => !dryRun);
	const there = meant.filter(({ status }) => status === 'unchanged').length;
	return [...unchanged(there, meant.length), ...dry(results.length - meant.length)];
}

const unchanged = (count: number, all: number): string[] =>
	count === 0
		? []
		: [
				`${number(count)} of ${number(all)} versions ${count === 1 ? 'was' : 'were'} in the archive folder already.`,
			];

const dry = (count: number): string[] =>
	count === 0
		? []
		: [`Dry run: ${number(count)} ${count === 1 ? 'version was' : 'versions were'} not archived.`];

const number = (count: number): string => count.toLocaleString('en-US');
