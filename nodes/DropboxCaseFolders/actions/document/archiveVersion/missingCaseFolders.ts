import type { FileEntry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/domain/outcome';
import { refused } from '../../../../shared/domain/outcome';
import type { DropboxPort } from '../../../../shared/ports';
import { foldersAt } from '../../caseFolder/foldersAt';
import { caseFolderRefusal } from '../upload/caseFolderRefusal';
import type { Archiving } from './Archiving';

/**
 * Below an ID that leads nowhere any more Dropbox says only that it cannot read the path: was the case folder
 * deleted while the run went on?
 */
export async function missingCaseFolders(
	archivings: readonly Archiving[],
	carried: ReadonlyArray<Outcome<FileEntry>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<FileEntry>>> {
	const unreadable = archivings.filter((_, index) => isUnreadable(carried[index]));
	const addresses = unreadable.map(({ version }) => version.caseFolder);
	const found = (await foldersAt(addresses, dropbox)).values();
	return carried.map((outcome) => {
		if (!isUnreadable(outcome)) return outcome;
		const folder = found.next().value;
		return folder?.ok === false ? refused(caseFolderRefusal(folder.refusal)) : outcome;
	});
}

const isUnreadable = (outcome: Outcome<FileEntry> | undefined): boolean =>
	outcome?.ok === false && outcome.refusal.kind === 'invalid_input';
