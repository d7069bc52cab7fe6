import { stableAddress, type FolderEntry } from '../../../../../shared/domain/entry';
import type { Outcome } from '../../../../../shared/core/outcome';
import { joinPath, pathKey } from '../../../../../shared/domain/paths';

/**
 * What tells one folder from another: two ways to the same folder, such as a case folder's subfolder and that
 * subfolder given as a case folder of its own, have the same place. A shared folder that was given by its
 * namespace has no path, unless another item of the run gave the same one by its ID or path. Where that
 * leaves one folder with two places, documents of it that meet lose a race, and nothing is overwritten.
 */
export function createPlaceKey(
	caseFolders: ReadonlyArray<Outcome<FolderEntry>>,
): (caseFolder: FolderEntry, subfolder: string) => string {
	const found = caseFolders.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
	const paths = new Map(found.map(({ ownNamespaceId, path }) => [path && ownNamespaceId, path]));
	return (caseFolder, subfolder) => {
		const { path, ownNamespaceId } = caseFolder;
		const known = path ?? (ownNamespaceId === undefined ? undefined : paths.get(ownNamespaceId));
		// IDs are told apart by upper and lower case, names are not.
		const top = known === undefined ? (ownNamespaceId ?? stableAddress(caseFolder)) : pathKey(known);
		return subfolder === '' ? top : joinPath(top, pathKey(subfolder));
	};
}
