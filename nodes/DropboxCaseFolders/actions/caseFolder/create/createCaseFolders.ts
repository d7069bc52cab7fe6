import { andThenAll, done, type Outcome } from '../../../../shared/domain/outcome';
import { webLink } from '../../../../shared/domain/webLink';
import type { DropboxPort } from '../../../../shared/ports';
import type { CaseFolder, CreateRequest, Placed } from './CaseFolder';
import { placed } from './placed';
import { planned } from './planned';
import { withSubfolders } from './withSubfolders';

/**
 * A folder for each case: all new ones in one batch, all their subfolders in a second one. The two are apart so
 * that a case folder is never made by the way, as the parent of its subfolder, and then taken for an older one.
 *
 * A run that died at any point is completed by the next: a folder that is there already is adopted if its
 * name says that it is the case's, and what is missing below it is created.
 */
export async function createCaseFolders(
	requests: readonly CreateRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolder>>> {
	const plans = await planned(requests, dropbox);
	const folders = await andThenAll(plans, async (all) => await placed(all, dropbox));
	const complete = await andThenAll(folders, async (all) => await withSubfolders(all, dropbox));
	return await andThenAll(complete, async (all) => {
		if (all.length === 0) return [];
		const { rootNamespaceId } = await dropbox.whoAmI();
		return all.map(({ placement, subfolders }) => done(caseFolder(placement, subfolders, rootNamespaceId)));
	});
}

function caseFolder(
	{ plan, folder, created }: Placed,
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
		subfolders,
		warnings: plan.warnings,
	};
}
