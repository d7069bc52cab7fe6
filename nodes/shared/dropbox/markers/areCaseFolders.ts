import { isRecordName } from '../../domain/closing/ClosingRecord';
import { stableAddress, type FileEntry, type FolderEntry } from '../../domain/entry';
import { inParallel } from '../../core/inParallel';
import { isMarkerFile } from '../../domain/marker/markerFile';
import { outcomeOf, type Outcome } from '../../core/outcome';
import { parentPath } from '../../domain/paths';
import type { Listings } from '../port';
import type { Api } from '../client/Api';
import { LARGEST_PAGE } from '../files/createListingsPort';
import { throwRefusal } from '../errors/toRefusal';
import { readPropertyMarker } from './findPropertyMarkers';
import { searchMarkerFilesBelow } from './searchMarkerFiles';
import type { PropertyTemplates } from './PropertyTemplates';

/** Folders that are looked at at once. */
const AT_ONCE = 8;

/** Whether each of these folders is a case's own, by what is on it or directly in it. */
export async function areCaseFolders(
	api: Api,
	templates: PropertyTemplates,
	listings: Listings,
	folders: readonly FolderEntry[],
): Promise<Array<Outcome<boolean>>> {
	const templateIds = folders.length === 0 ? [] : await templates.readableIds().catch(throwRefusal);
	return await inParallel(folders, AT_ONCE, async (folder) =>
		outcomeOf(async () => {
			if (templateIds.length > 0 && (await readPropertyMarker(api, folder, templateIds)) !== undefined)
				return true;
			return await hasSign(api, listings, folder);
		}),
	);
}

/**
 * A folder in which thousands of cases lie is not read to its end for this: beyond a page search is asked whether a
 * marker lies in it.
 */
async function hasSign(api: Api, listings: Listings, folder: FolderEntry): Promise<boolean> {
	let seen = 0;
	for await (const page of listings.list(stableAddress(folder), 'one level')) {
		if (page.some((entry) => entry.kind === 'file' && isSign(entry))) return true;
		seen += page.length;
		if (seen >= LARGEST_PAGE) break;
	}
	if (seen < LARGEST_PAGE || folder.pathLower === undefined) return false;
	const found = await searchMarkerFilesBelow(api, listings, folder.pathLower);
	return found.some((file) => parentPath(file.pathLower ?? '') === folder.pathLower && isSign(file));
}

const isSign = ({ name, size }: FileEntry): boolean => isMarkerFile(name, size) || isRecordName(name);
