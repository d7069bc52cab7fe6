import { inParallel } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import type { PageLink } from '../../../../shared/domain/casePage/PageLink';
import { safeRelativePath } from '../../../../shared/domain/naming/safeName';
import { entryPathKey, joinPath } from '../../../../shared/domain/paths';
import { isRestrictedWithin } from '../../../../shared/domain/privilege/EnclosingFolders';
import type { PrivilegedFolders } from '../../../../shared/domain/privilege/PrivilegedFolders';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { z } from '../../../../shared/vendor/zod';
import { AccessContext } from '../../shared/audience/AccessContext';
import { findClosings, isClosed } from '../../shared/caseFolders/findClosings';
import { requireOneCase } from '../../shared/caseFolders/requireOneCase';
import { requireFolder } from '../../shared/locate/locateMany';
import { requireDocumentFolders } from './nameDocument';

/** Where on a page documents were dropped. */
export interface DropTarget {
	/** The folder; null for the case folder itself. */
	folderId: string | null;
	/** Of a dropped folder, the relative path below that: `Scans/2026`. `''` for what was dropped by itself. */
	path: string;
}

/** The same as a page says it. */
export const dropTargetShape = {
	folderId: z
		.string()
		.regex(/^id:[\w-]{1,200}$/)
		.nullable(),
	path: z.string(),
};

/** Where documents of a page go. */
export interface DropPlace {
	caseFolder: FolderEntry;
	/** Relative path below it; `''` for the case folder itself. Folders that are there keep the names that they have. */
	subfolder: string;
	/** The folder that they were dropped on. */
	folder: FolderEntry;
	/** Relative path below that, safe. */
	path: string;
}

/**
 * Where documents go that were dropped on a page, as far as its link lets them. What the page shows may be out of date,
 * and whoever has a link may ask for anything: so all of it is looked at anew.
 * @throws Refusal `no_access` where the link lets nothing be added, `case_closed`, `privileged`; `not_found` where the
 * folder is not in the case, `belongs_to_another_case`; `name_not_allowed`, `invalid_input` of the path; `deleted`
 */
export async function locateDropTarget(
	link: PageLink,
	target: DropTarget,
	privileged: PrivilegedFolders,
	dropbox: DropboxPort,
): Promise<DropPlace> {
	if (!link.canAdd) throw viewOnlyRefusal();
	const caseFolder = requireFolder(await dropbox.find(link.folder), link.folder);
	const [closing] = await findClosings([caseFolder], dropbox);
	if (closing?.ok === false) throw closing.refusal;
	if (isClosed(closing)) throw caseClosedRefusal();
	const folder =
		target.folderId === null
			? caseFolder
			: requireFolder(await dropbox.find(target.folderId), target.folderId);
	const { path } = safeRelativePath(target.path);
	const subfolder = [relativePath(folder, caseFolder), path].filter((part) => part !== '').join('/');
	const place = { caseFolder, subfolder, folder, path };
	if (subfolder === '') return place;
	requireDocumentFolders(subfolder, path);
	const context = new AccessContext(dropbox);
	const address = joinPath(stableAddress(folder), path);
	const nearest = path === '' ? folder : await context.nearestFolder(address);
	const there = relativePath(nearest, caseFolder);
	const isKeptApart = async () =>
		// Also by the name that the folder has, in case Dropbox takes another one for the same.
		[subfolder, there].some((named) => privileged.contains(named)) ||
		(await isRestrictedIn(caseFolder, nearest, context));
	if (!link.includesPrivileged && (await isKeptApart())) throw privilegedRefusal();
	await requireSameCase(caseFolder, there, context, dropbox);
	return place;
}

/**
 * That none of the folders on the way down is another case's, as when somebody moved that one's folder into this one.
 * A copy of the case's own folder is none; so only where there are marks, all of the case is looked at.
 * @param there relative path of folders that are there
 * @throws Refusal `belongs_to_another_case`
 */
async function requireSameCase(
	caseFolder: FolderEntry,
	there: string,
	context: AccessContext,
	dropbox: DropboxPort,
): Promise<void> {
	const names = there === '' ? [] : there.split('/');
	const folders = await inParallel(names, async (_, index) => {
		const way = names.slice(0, index + 1).join('/');
		return await context.folderAt(joinPath(stableAddress(caseFolder), way));
	});
	const verdicts = await dropbox.areCaseFolders(folders);
	if (verdicts.every((verdict) => verdict.ok && !verdict.value)) return;
	const [verdict] = await requireOneCase([caseFolder], (folder) => ({ folder }), dropbox);
	if (verdict?.ok === false) throw verdict.refusal;
}

/** Whether a folder of a case is kept from people who have the case folder. */
export async function isRestrictedIn(
	caseFolder: FolderEntry,
	folder: FolderEntry,
	context: AccessContext,
): Promise<boolean> {
	const around = await context.namespaceOf(caseFolder);
	const namespaceId = await context.namespaceOf(folder);
	if (namespaceId === around) return false;
	return isRestrictedWithin(await context.enclosure(namespaceId), around);
}

/** @throws Refusal `not_found` where it is not certain that the folder lies in the case */
function relativePath(folder: FolderEntry, caseFolder: FolderEntry): string {
	if (stableAddress(folder) === stableAddress(caseFolder)) return '';
	const [inner, outer] = [entryPathKey(folder), entryPathKey(caseFolder)];
	const isInside = outer !== '' && inner.startsWith(`${outer}/`);
	// By names: of the folders above, Dropbox may show another spelling, which may be longer.
	if (isInside && folder.path !== undefined && caseFolder.path !== undefined)
		return folder.path.split('/').slice(caseFolder.path.split('/').length).join('/');
	throw new Refusal(
		'not_found',
		'The folder that the documents were dropped on is not in this case',
		'Reload the page and choose another folder.',
	);
}

const viewOnlyRefusal = (): Refusal =>
	new Refusal('no_access', 'This link is for viewing only', 'Ask for a link that lets you add documents.');

const caseClosedRefusal = (): Refusal =>
	new Refusal(
		'case_closed',
		'The case is closed, so no documents can be added',
		'If the case is open again, run Reopen Case Folder.',
	);

const privilegedRefusal = (): Refusal =>
	new Refusal(
		'privileged',
		'This folder is for privileged documents, and this link does not include them',
		'Choose another folder, or ask for a link that includes privileged documents.',
	);
