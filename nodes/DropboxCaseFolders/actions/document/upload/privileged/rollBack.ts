import type { FileEntry } from '../../../../../shared/domain/entry';
import { Refusal } from '../../../../../shared/core/Refusal';
import { outcomeOf } from '../../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import type { FiledDocument } from '../UploadRequest';

/**
 * Takes back documents that this run filed and others can open: each is deleted, if it still is the revision that the
 * run made; people can restore it in Dropbox. A file that it had become a new version of goes with it, since Dropbox
 * has no way to show that one alone, and so does the copy of the former version that the run put into the archive.
 * What was there before the run is left.
 * @returns for each document its refusal, which says what became of it
 */
export async function rollBack(
	exposed: ReadonlyMap<FiledDocument, Refusal>,
	dropbox: DropboxPort,
): Promise<Map<FiledDocument, Refusal>> {
	const going = [...exposed.keys()].flatMap((filed) =>
		filesOfThisRun(filed).map((file) => ({ filed, file })),
	);
	const deleted = await outcomeOf(async () =>
		going.length === 0
			? []
			: await dropbox.deleteFiles(going.map(({ file: { id, rev } }) => ({ address: id, rev }))),
	);
	const left = going.filter((_, index) => !deleted.ok || deleted.value[index]?.ok !== true);
	const gone = new Set(
		going.flatMap(({ filed }) => (left.some((each) => each.filed === filed) ? [] : [filed])),
	);
	return new Map(
		[...exposed].map(([filed, refusal]) => [
			filed,
			refusal.reword(`${refusal.message}. ${describeRollBack(filed, gone)}`),
		]),
	);
}

/** The copy last, so that a run which ends in between leaves it to be found beside what it is a version of. */
function filesOfThisRun(filed: FiledDocument): FileEntry[] {
	const { file, formerVersion } = filed;
	if (file === undefined || !isOfThisRun(filed)) return [];
	return formerVersion === undefined || formerVersion.wasThere ? [file] : [file, formerVersion.file];
}

const isOfThisRun = ({ status }: FiledDocument): boolean => STATUSES_OF_THIS_RUN.has(status);

/** What this run has put there. */
const STATUSES_OF_THIS_RUN: ReadonlySet<FiledDocument['status']> = new Set([
	'uploaded',
	'kept both',
	'replaced',
	'archived',
]);

function describeRollBack(filed: FiledDocument, gone: ReadonlySet<FiledDocument>): string {
	const { status, file } = filed;
	if (!isOfThisRun(filed))
		return `The document was there before this run and was left, as ${file?.id ?? 'it is'}`;
	if (!gone.has(filed)) {
		const ids = filesOfThisRun(filed).map(({ id }) => id);
		return `The upload could not be undone: delete ${ids.join(' and ')} in Dropbox`;
	}
	const replaced = status === 'replaced' || status === 'archived';
	return replaced
		? `The upload was undone by deleting ${file?.id ?? 'the file'} with its former versions, which can be restored in Dropbox`
		: 'The upload was undone';
}
