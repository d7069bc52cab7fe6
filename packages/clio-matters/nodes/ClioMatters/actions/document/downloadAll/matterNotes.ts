import type { DownloadedMatter } from './downloadMatter';

/** What somebody who looks at the run should know of it. */
export function matterNotes(matters: readonly DownloadedMatter[]): string[] {
	const documents = matters.flatMap((matter) => matter.documents);
	const skipped = documents.filter(({ outcome }) => !outcome.ok).length;
	const inTrash = matters.reduce((sum, matter) => sum + matter.inTrash, 0);
	const empty = matters.filter((matter) => matter.documents.length === 0).length;
	const refused = matters.flatMap(({ zipRefusal }) => zipRefusal?.message ?? []);
	return [
		...(skipped === 0
			? []
			: [`${count(skipped, 'document was', 'documents were')} not downloaded. ${skippedHint(skipped)}`]),
		...(inTrash === 0
			? []
			: [`${count(inTrash, 'document in the trash was', 'documents in the trash were')} left out.`]),
		...(empty === 0 ? [] : [`${count(empty, 'matter has', 'matters have')} no documents.`]),
		...(refused.length === 0
			? []
			: [
					`For ${count(refused.length, 'matter', 'matters')}, documents were downloaded one by one instead of in Clio’s ZIP: ${[...new Set(refused)].join('; ')}.`,
				]),
	];
}

const skippedHint = (skipped: number): string =>
	skipped === 1
		? 'Its item has the status “skipped” and says why.'
		: 'Their items have the status “skipped” and say why.';

const count = (number: number, one: string, many: string): string =>
	`${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
