import { done, mapOk, type Outcome } from '../../../../../shared/core/outcome';
import { webLink } from '../../../../../shared/domain/webLink';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import type { CaseFolder, CaseFolderPlacement, CreateRequest } from './CaseFolder';
import { addClosedWarnings, createSubfolders, markCaseFolders } from './completeCaseFolders';
import { findByMarker } from './findByMarker';
import { placeCaseFolders } from './placeCaseFolders';
import { planCaseFolders } from './planCaseFolders';
import { setNewMembers } from './setNewMembers';

/**
 * A folder for each case: all new ones in one batch, all their subfolders in a second one. The two are apart so
 * that a case folder is never made by the way, as the parent of its subfolder, and then taken for an older one.
 * Between the two the folders are marked, so that a folder is without its marker for as short as can be, and then closed
 * to all but their members, where these are given: so nothing is in them before.
 *
 * A run that died at any point is completed by the next: a folder that is there already is adopted if its marker
 * or, where it has none, its name says that it is the case's, and what is missing on or below it is made.
 */
export async function createCaseFolders(
	requests: readonly CreateRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolder>>> {
	const plans = await planCaseFolders(requests, dropbox);
	const choices = await mapOk(plans, async (all) => await findByMarker(all, dropbox));
	const placements = await mapOk(choices, async (all) => await placeCaseFolders(all, dropbox));
	const checked = await mapOk(placements, async (all) => await addClosedWarnings(all, dropbox));
	const marked = await mapOk(checked, async (all) => await markCaseFolders(all, dropbox));
	const closed = await mapOk(marked, async (all) => await setNewMembers(all, dropbox));
	const complete = await mapOk(closed, async (all) => await createSubfolders(all, dropbox));
	return await mapOk(complete, async (all) => {
		if (all.length === 0) return [];
		const { rootNamespaceId } = await dropbox.whoAmI();
		return all.map(({ placement, subfolders }) => done(toCaseFolder(placement, subfolders, rootNamespaceId)));
	});
}

function toCaseFolder(
	{ plan, folder, created, marker, members }: CaseFolderPlacement,
	subfolders: CaseFolder['subfolders'],
	rootNamespaceId: string,
): CaseFolder {
	return {
		folderId: folder.id,
		name: folder.name,
		path: folder.path,
		url: webLink(folder),
		namespaceId: folder.ownNamespaceId ?? folder.parentNamespaceId ?? rootNamespaceId,
		caseId: plan.request.caseId,
		created,
		marker: marker?.kind ?? null,
		...(members === undefined ? {} : { members }),
		subfolders,
		warnings: plan.warnings,
	};
}
