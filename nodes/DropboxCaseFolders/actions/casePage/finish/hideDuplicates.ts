import { inParallel, outcomeOf } from '../../../../shared/core/outcome';
import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { entryPathKey, parentPath } from '../../../../shared/domain/paths';
import type { PrivilegedFolders } from '../../../../shared/domain/privilege/PrivilegedFolders';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { UploadResult } from '../../document/upload/UploadRequest';
import { AccessContext } from '../../shared/audience/AccessContext';
import { isRestrictedIn } from '../shared/locateDropTarget';
import type { WholeUpload } from './completeUpload';

/**
 * A document may be in the case already, among privileged ones: whoever has a link without those learns that it is not
 * filed again, but neither where it is nor what it is called there.
 */
export async function hideDuplicates(
	result: UploadResult,
	{ link, privileged }: Pick<WholeUpload, 'link' | 'privileged'>,
	dropbox: DropboxPort,
): Promise<UploadResult> {
	const documents = await inParallel(result.documents, async (document) => {
		const { status, file, caseFolder } = document;
		if (link.includesPrivileged || status !== 'duplicate' || file === undefined) return document;
		// What cannot be found out now is no reason to refuse a document that is there.
		const shown = await outcomeOf(async () => await isShown(file, caseFolder, privileged, dropbox));
		return shown.ok && shown.value ? document : { ...document, file: undefined };
	});
	return { ...result, documents };
}

async function isShown(
	file: FileEntry,
	caseFolder: FolderEntry,
	privileged: PrivilegedFolders,
	dropbox: DropboxPort,
): Promise<boolean> {
	const [inner, outer] = [parentPath(entryPathKey(file)), entryPathKey(caseFolder)];
	if (outer === '' || !`${inner}/`.startsWith(`${outer}/`)) return false;
	if (privileged.contains(inner.slice(outer.length + 1))) return false;
	const context = new AccessContext(dropbox);
	const folder = await context.folderAt(inner);
	return !(await isRestrictedIn(caseFolder, folder, context));
}
