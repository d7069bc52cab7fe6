import { andThenAll, done, type Outcome } from '../../../../shared/domain/outcome';
import { webLink } from '../../../../shared/domain/webLink';
import type { DropboxPort } from '../../../../shared/ports';
import type { CaseFolder, CreateRequest, Placed } from './CaseFolder';
import { foundFirst } from './foundFirst';
import { marked } from './marked';
import { placed } from './placed';
import { planned } from './planned';
import { withClosed } from './withClosed';
import { withSubfolders } from './withSubfolders';

/**
 * A folder for each case: all new ones in one batch, all their subfolders in a second one. The two are apart so
 * that a case folder is never made by the way, as the parent of its subfolder, and then taken for an older one.
 * Between the two the folders are marked, so that a folder is without its marker for as short as can be.
 *
 * A run that died at any point is completed by the next: a folder that is there already is adopted if its marker
 * or, where it has none, its name says that it is the case's, and what is missing on or below it is made.
 */
export async function createCaseFolders(
	requests: readonly CreateRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolder>>> {
	const plans = await planned(requests, dropbox);
	const sought = await andThenAll(plans, async (all) => await foundFirst(all, dropbox));
	const folders = await andThenAll(sought, async (all) => await placed(all, dropbox));
	const told = await andThenAll(folders, async (all) => (await withClosed(all, dropbox)).map(done));
	const carrying = await andThenAll(told, async (all) => await marked(all, dropbox));
	const complete = await andThenAll(carrying, async (all) => await withSubfolders(all, dropbox));
	return await andThenAll(complete, async (all) => {
		if (all.length === 0) return [];
		const { rootNamespaceId } = await dropbox.whoAmI();
		return all.map(({ placement, subfolders }) => done(caseFolder(placement, subfolders, rootNamespaceId)));
	});
}

function caseFolder(
	{ plan, folder, created, marker }: Placed,
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
		subfolders,
		warnings: plan.warnings,
	};
}
