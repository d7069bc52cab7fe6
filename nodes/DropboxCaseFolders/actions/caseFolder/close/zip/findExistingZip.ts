import type { ClosingRecord } from '../../../../../shared/domain/closing/ClosingRecord';
import type { FolderEntry } from '../../../../../shared/domain/entry';
import { outcomeOf } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { findFileAt, type CaseZip } from './makeZip';
import { listContents } from './listContents';
import { verifyZipStream } from './createZipSource';

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
		'There is a ZIP of this name already that does not hold what is in the case folder',
		'Rename or move that ZIP in Dropbox, or give another Matter Number, then run it again.',
	);
}

async function readThrough(content: AsyncIterable<Uint8Array>): Promise<void> {
	const pieces = content[Symbol.asyncIterator]();
	while ((await pieces.next()).done !== true);
}
