import type { FolderEntry } from '../../../../shared/domain/entry';
import { done, outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import { parentPath } from '../../../../shared/domain/paths';
import type { Listings, Lookups } from '../../../../shared/ports';
import { folderOnly, foldersAt } from '../foldersAt';

type Dropbox = Parameters<typeof foldersAt>[1] & Lookups & Listings;

/** Folders in vain looked around in, after which they are taken to lie scattered. */
const TRIES = 3;

/** Up to so many folders a lookup each is no more than reading the pages around them. */
const FEW = 8;

/**
 * The folders at these addresses, in their order. Case folders that move together lie together: where one is found by
 * its ID, the pages of the folder around it show the others, so a thousand are a few calls instead of a thousand
 * lookups. What is elsewhere is looked up.
 */
export async function foundFolders(
	addresses: readonly string[],
	dropbox: Dropbox,
): Promise<Array<Outcome<FolderEntry>>> {
	const found = new Map<string, Outcome<FolderEntry>>();
	const missing = new Set(addresses.filter((address) => /^id:[^/]+$/.test(address)));
	for (let inVain = 0; missing.size > FEW && inVain < TRIES;) {
		const [sample] = missing;
		if (sample === undefined) break;
		const outcome = await outcomeOf(async () => folderOnly(await dropbox.find(sample)));
		missing.delete(sample);
		found.set(sample, outcome);
		const before = missing.size;
		if (outcome.ok && outcome.value.path !== undefined) {
			await readAround(outcome.value.path, missing, found, dropbox);
		}
		if (before - missing.size < FEW) inVain++;
	}
	const rest = addresses.filter((address) => !found.has(address));
	const looked = await foldersAt(rest, dropbox);
	rest.forEach((address, index) => found.set(address, looked[index] as Outcome<FolderEntry>));
	return addresses.map((address) => found.get(address) as Outcome<FolderEntry>);
}

/** Moves what lies beside `path` from `missing` to `found`, as long as pages are fewer than lookups would be. */
async function readAround(
	path: string,
	missing: Set<string>,
	found: Map<string, Outcome<FolderEntry>>,
	dropbox: Dropbox,
): Promise<void> {
	let pages = 0;
	await outcomeOf(async () => {
		for await (const page of dropbox.list(parentPath(path), 'one level')) {
			for (const entry of page) {
				if (entry.kind === 'folder' && missing.delete(entry.id)) found.set(entry.id, done(entry));
			}
			pages++;
			if (pages >= missing.size) return;
		}
	});
}
