import { OUTDATED } from './plan/PlannedDocument';
import type { FiledDocument, UploadResult } from './UploadRequest';

type Status = FiledDocument['status'];

/** What became of so many documents, without names: the sentences go on from their number. */
const STATUS_NOTES: ReadonlyArray<readonly [Status, one: string, several: string]> = [
	[
		'unchanged',
		'was there already with the same content and was left as it is',
		'were there already with the same content and were left as they are',
	],
	[
		'duplicate',
		'is elsewhere in its case folder already and was not filed again',
		'are elsewhere in their case folders already and were not filed again',
	],
	[
		'keptBoth',
		'was filed under a numbered name, since its own was taken',
		'were filed under numbered names, since their own were taken',
	],
	['replaced', 'took the place of a file of its name', 'took the place of files of their names'],
	[
		'archived',
		'took the place of a former version, which is kept in the archive folder',
		'took the place of former versions, which are kept in the archive folder',
	],
];

/** What somebody who looks at the run should know of it; nothing where all documents were simply uploaded. */
export function uploadNotes(results: readonly UploadResult[]): string[] {
	const documents = results.filter(({ dryRun }) => !dryRun).flatMap((result) => result.documents);
	const all = number(documents.length);
	const sentences = STATUS_NOTES.flatMap(([status, one, several]) => {
		const count = documents.filter((document) => document.status === status).length;
		if (count === 0) return [];
		return [`${number(count)} of ${all} documents ${count === 1 ? one : several}.`];
	});
	const [late, small] = [true, false].map((isLate) =>
		documents.filter(({ status, reason }) => status === 'skipped' && (reason === OUTDATED) === isLate),
	);
	const only = results.filter(({ dryRun }) => dryRun).flatMap((result) => result.documents);
	return [
		...sentences,
		...outdatedNotes(late ?? [], all),
		...placeholderNotes(small ?? [], all),
		...dryRunNotes(only),
	];
}

function dryRunNotes({ length }: readonly FiledDocument[]): string[] {
	if (length === 0) return [];
	return [`Dry run: ${number(length)} ${length === 1 ? 'document was' : 'documents were'} not written.`];
}

function outdatedNotes({ length }: readonly FiledDocument[], all: string): string[] {
	if (length === 0) return [];
	const since =
		length === 1
			? 'was skipped, since a later one of the run has its name and is'
			: 'were skipped, since later ones of the run have their names and are';
	return [`${number(length)} of ${all} documents ${since} there already.`];
}

function placeholderNotes(documents: readonly FiledDocument[], all: string): string[] {
	const sizes = documents.map(({ size }) => size);
	if (sizes.length === 0) return [];
	const largest = sizes.reduce((one, other) => Math.max(one, other), 0);
	const were = sizes.length === 1 ? 'was skipped: it has' : 'were skipped: they have';
	const upTo = largest === 0 || sizes.length === 1 ? '' : 'up to ';
	return [`${number(sizes.length)} of ${all} documents ${were} ${upTo}${number(largest)} bytes.`];
}

const number = (count: number): string => count.toLocaleString('en-US');
