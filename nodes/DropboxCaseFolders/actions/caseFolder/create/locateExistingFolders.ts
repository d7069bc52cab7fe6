import type { FolderEntry } from '../../../../shared/domain/entry';
import { WantedPaths } from '../../../../shared/domain/naming/EntriesByName';
import { done, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../../shared/caseFolders/folders/findFolders';
import type { CreatePlan } from './CaseFolder';

/** Up to so many folders of one destination a lookup each is cheaper than reading the destination's pages. */
const FEW = 8;

/**
 * The folders that stand at the places of these plans, by path. A batch does not say what it met, so a
 * rerun of a thousand cases reads its destination page by page instead of asking a thousand times.
 */
export async function locateExistingFolders(
	plans: readonly CreatePlan[],
	dropbox: DropboxPort,
): Promise<Map<string, Outcome<FolderEntry>>> {
	const found = new Map<string, Outcome<FolderEntry>>();
	for (const [destination, paths] of groupByDestination(plans)) {
		const wanted = new WantedPaths(paths);
		const { missing } = wanted;
		if (missing.size > FEW) {
			const read = await outcomeOf(async () => await readPages(destination, wanted, found, dropbox));
			if (!read.ok) {
				missing.forEach((path) => found.set(path, read));
				continue;
			}
		}
		const rest = [...missing];
		const outcomes = await findFolders(rest, dropbox);
		rest.forEach((path, index) => found.set(path, outcomes[index] as Outcome<FolderEntry>));
	}
	return found;
}

/** Takes what a destination's pages show into `found`, until nothing is missing. */
async function readPages(
	destination: string,
	wanted: WantedPaths,
	found: Map<string, Outcome<FolderEntry>>,
	dropbox: DropboxPort,
): Promise<void> {
	for await (const page of dropbox.list(destination, 'one level')) {
		for (const entry of page) {
			if (entry.kind !== 'folder') continue;
			for (const path of wanted.match(entry)) found.set(path, done(entry));
		}
		if (wanted.missing.size === 0) return;
	}
}

/** The wanted paths by the path of their destination. */
function groupByDestination(plans: readonly CreatePlan[]): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const { place } of plans) {
		if (!('path' in place)) continue;
		const group = groups.get(place.destinationPath) ?? [];
		group.push(place.path);
		groups.set(place.destinationPath, group);
	}
	return groups;
}
