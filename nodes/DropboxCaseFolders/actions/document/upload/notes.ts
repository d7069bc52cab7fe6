import { OUTDATED } from './plan/PlannedDocument';
import type { FiledDocument, UploadResult } from './UploadRequest';

type Status = FiledDocument['status'];

/** What became of so many documents, without names: the sentences go on from their number. */
const STATUS_NOTES: ReadonlyArray<readonly [Status, one: string, several: string]> = [
	[
		'unchanged',
		'already existed with the same content and was left unchanged',
		'already existed with the same content and were left unchanged',
	],
	[
		'duplicate',
		'is already elsewhere in its case folder and was not filed again',
		'are already elsewhere in their case folders and were not filed again',
	],
	[
		'keptBoth',
		'was filed under a numbered name because its own name was taken',
		'were filed under numbered names because their own names were taken',
	],
	['replaced', 'replaced a file with the same name', 'replaced files with the same names'],
	[
		'archived',
		'replaced a prior version, which is kept in the archive folder',
		'replaced prior versions, which are kept in the archive folder',
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
			? 'was skipped because a later one of this run has the same name and is'
			: 'were skipped because later ones of this run have the same names and are';
	return [`${number(length)} of ${all} documents ${since} already there.`];
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
