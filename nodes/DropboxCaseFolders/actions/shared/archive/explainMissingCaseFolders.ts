import type { FileEntry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/core/outcome';
import { refused } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../locate/locateMany';
import { caseFolderRefusal } from '../caseFolders/folders/caseFolderRefusal';
import type { PendingVersion } from './PendingVersion';

/**
 * Below an ID that leads nowhere any more Dropbox says only that it cannot read the path: was the case folder
 * deleted while the run went on?
 */
export async function explainMissingCaseFolders(
	archivings: readonly PendingVersion[],
	carried: ReadonlyArray<Outcome<FileEntry>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<FileEntry>>> {
	const unreadable = archivings.filter((_, index) => isUnreadable(carried[index]));
	const addresses = unreadable.map(({ version }) => version.caseFolder);
	const found = (await findFolders(addresses, dropbox)).values();
	return carried.map((outcome) => {
		if (!isUnreadable(outcome)) return outcome;
		const folder = found.next().value;
		return folder?.ok === false ? refused(caseFolderRefusal(folder.refusal)) : outcome;
	});
}

const isUnreadable = (outcome: Outcome<FileEntry> | undefined): boolean =>
	outcome?.ok === false && outcome.refusal.reason === 'invalid_input';
