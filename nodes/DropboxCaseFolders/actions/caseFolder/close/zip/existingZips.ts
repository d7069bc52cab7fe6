import type { ClosingRecord } from '../../../../../shared/domain/closing/ClosingRecord';
import type { Entry, FileEntry, FolderEntry } from '../../../../../shared/domain/entry';
import { outcomeOf, type Outcome, inParallel } from '../../../../../shared/core/outcome';
import { isAbsent, Refusal } from '../../../../../shared/core/Refusal';
import type { DropboxPort, Listings, Lookups } from '../../../../../shared/dropbox/port';
import type { FolderContents } from '../../../../../shared/domain/closing/FolderContents';
import { listContents, verifyZipStream } from './createZipSource';
import { changedSinceZipRefusal } from '../results';
import type { ClosePlan } from '../ClosePlan';

/** A ZIP that holds what is in the folder. */
export interface CaseZip {
	file: FileEntry;
	contents: FolderContents;
}

/**
 * The ZIP that stands at the place already, if it holds what is in the folder: a run that died had made it, and did
 * not get to say so. It is read to its end, which tells, unless the record knows it.
 * @throws Refusal `name_taken` where it is another one
 */
export async function findExistingZip(
	folder: FolderEntry,
	archivePath: string,
	recorded: ClosingRecord['archive'],
	dropbox: DropboxPort,
): Promise<CaseZip | undefined> {
	const file = await findFileAt(archivePath, dropbox);
	if (file === undefined) return undefined;
	const contents = await listContents(folder, dropbox);
	const isRecorded = file.id === recorded?.id && file.contentHash === recorded.hash;
	if (isRecorded && contents.fingerprint === recorded.contents) return { file, contents };
	const read = await outcomeOf(
		async () =>
			await dropbox.download(file.id, file.rev, async ({ content }) => {
				// What differs will differ each time: it is not thrown, which would begin the download again.
				return await outcomeOf(async () => await readThrough(verifyZipStream(content, contents)));
			}),
	);
	if (!read.ok) throw read.refusal;
	if (read.value.ok) return { file, contents };
	throw new Refusal(
		'name_taken',
		'There is already a ZIP with this name, but its contents do not match the case folder',
		'Rename or move that ZIP in Dropbox, or enter another Matter Number, then run it again.',
	);
}

async function readThrough(content: AsyncIterable<Uint8Array>): Promise<void> {
	const pieces = content[Symbol.asyncIterator]();
	while ((await pieces.next()).done !== true);
}

/**
 * Looks at the ZIPs of case folders that were closed by one before, so that none is said to be there which people have
 * deleted or replaced since, nor to hold what is in the folder by now. One that was renamed or moved is told by its new path.
 */
export async function requireIntactZips(
	plans: readonly ClosePlan[],
	dropbox: Lookups & Listings,
): Promise<Array<Outcome<ClosePlan>>> {
	return await inParallel(plans, async (plan) =>
		outcomeOf(async () => {
			if (plan.kind !== 'nothing' || plan.result.archiveHash === null) return plan;
			const { archiveId, archiveHash, archivePath } = plan.result;
			const zip = await dropbox.find(archiveId ?? '').catch(rethrowAsGone);
			if (zip.kind !== 'file' || zip.contentHash !== archiveHash) throw zipReplaced();
			await requireUnchangedSinceZip(plan, dropbox);
			return { ...plan, result: { ...plan.result, archivePath: zip.path ?? archivePath } };
		}),
	);
}

/**
 * Of as many documents with as many bytes one may still be another: a listing more says so.
 * @throws Refusal `changed_meanwhile`
 */
async function requireUnchangedSinceZip(
	{ facts: { folder, recorded } }: ClosePlan,
	dropbox: Listings,
): Promise<void> {
	const contents = recorded?.record.archive?.contents;
	if (contents === undefined || (await listContents(folder, dropbox)).fingerprint === contents) return;
	throw changedSinceZipRefusal();
}

function rethrowAsGone(thrown: unknown): Entry {
	if (!(thrown instanceof Refusal) || !isAbsent(thrown)) throw thrown;
	throw new Refusal(
		thrown.reason,
		'The case folder was closed with a ZIP, but that ZIP is gone, or this account cannot see it',
		'Restore the ZIP in Dropbox. To make a new one, run Reopen Case Folder on the case folder, then close it again.',
	);
}

const zipReplaced = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'The case folder was closed with a ZIP, and someone has changed that ZIP since',
		'Restore its first version in Dropbox, under Version history. To make a new ZIP, move this one to another folder, run Reopen Case Folder on the case folder, then close it again.',
	);

/** @throws Refusal `name_taken` where a folder stands there */
export async function findFileAt(path: string, dropbox: DropboxPort): Promise<FileEntry | undefined> {
	const found = await outcomeOf(async () => await dropbox.find(path));
	if (found.ok && found.value.kind === 'file') return found.value;
	if (!found.ok) {
		if (isAbsent(found.refusal)) return undefined;
		throw found.refusal;
	}
	throw new Refusal(
		'name_taken',
		'There is already a folder with the name of the ZIP',
		'Rename that folder in Dropbox, or enter another Matter Number.',
	);
}
