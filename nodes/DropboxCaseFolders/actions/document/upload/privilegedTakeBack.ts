import { Refusal } from '../../../../shared/domain/Refusal';
import { outcomeOf } from '../../../../shared/domain/outcome';
import type { DropboxPort } from '../../../../shared/ports';
import type { FiledDocument } from './UploadRequest';

/**
 * Takes back documents that this run filed and others can open: each is deleted, if it still is the revision that the
 * run made; people can restore it in Dropbox. A file that it had become a new version of goes with it, since Dropbox
 * has no way to show that one alone. What was there before the run is left.
 * @returns for each document its refusal, which says what became of it
 */
export async function takenBack(
	exposed: ReadonlyMap<FiledDocument, Refusal>,
	dropbox: DropboxPort,
): Promise<Map<FiledDocument, Refusal>> {
	const going = [...exposed.keys()].flatMap((filed) =>
		filed.file !== undefined && isOurs(filed) ? [{ filed, file: filed.file }] : [],
	);
	const deleted = await outcomeOf(async () =>
		going.length === 0
			? []
			: await dropbox.deleteFiles(going.map(({ file: { id, rev } }) => ({ address: id, rev }))),
	);
	const gone = new Set(
		going.flatMap(({ filed }, index) => (deleted.ok && deleted.value[index]?.ok === true ? [filed] : [])),
	);
	return new Map(
		[...exposed].map(([filed, refusal]) => [
			filed,
			refusal.reworded(`${refusal.message}. ${became(filed, gone)}`),
		]),
	);
}

const isOurs = ({ status }: FiledDocument): boolean => OURS.has(status);

/** What this run has put there. */
const OURS: ReadonlySet<FiledDocument['status']> = new Set(['uploaded', 'kept both', 'replaced', 'archived']);

function became(filed: FiledDocument, gone: ReadonlySet<FiledDocument>): string {
	const { status, file } = filed;
	if (!isOurs(filed)) return `The document was there before this run and was left, as ${file?.id ?? 'it is'}`;
	if (!gone.has(filed)) return `The upload could not be undone: delete ${file?.id ?? 'it'} in Dropbox`;
	const replaced = status === 'replaced' || status === 'archived';
	return replaced
		? `The upload was undone by deleting ${file?.id ?? 'the file'} with its former versions, which can be restored in Dropbox`
		: 'The upload was undone';
}
