import type { FolderEntry } from '../../../../shared/domain/entry';
import { entryPathKey } from '../../../../shared/domain/paths';
import type { SharedLink } from '../../../../shared/domain/privilege/sharing';

/**
 * Those links of the account that lead into a case folder, and those that reach it as a whole. A link without a path
 * leads into it if what it is of was seen there.
 * @param reaching links of the case folder and of the folders above it
 * @param present IDs of things in the case folder that links without paths are of
 */
export function linksToCaseFolder(
	folder: FolderEntry,
	ofAccount: readonly SharedLink[],
	reaching: readonly SharedLink[],
	present: ReadonlySet<string>,
): SharedLink[] {
	const top = folder.path === undefined ? undefined : `${entryPathKey(folder)}/`;
	const inside = ofAccount.filter(({ id, pathLower }) => {
		if (pathLower !== undefined && top !== undefined) return pathLower.startsWith(top);
		// Where Dropbox does not say at all where it leads, it may be here.
		return id === undefined ? pathLower === undefined : present.has(id);
	});
	return [...new Map([...reaching, ...inside].map((link) => [link.url, link])).values()];
}
