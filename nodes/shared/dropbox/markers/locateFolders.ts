import type { Entry, FileEntry, FolderEntry } from '../../domain/entry';
import { groupBy } from '../../core/groupBy';
import { inParallel } from '../../core/inParallel';
import { outcomeOf } from '../../core/outcome';
import { parentPath, entryPathKey } from '../../domain/paths';
import { Refusal } from '../../core/Refusal';
import type { Listings, Lookups } from '../port';
import { FEW } from './findPropertyMarkers';

/** Where a folder is thought to be: by its ID, or by its path as Dropbox told it; search knows both or one. */
export interface FolderPlace {
	id: string | undefined;
	pathLower: string | undefined;
}

const AT_ONCE = 8;

/**
 * The folders at these places as they are now; undefined where there is none any more. Siblings are read together
 * from the folder above, the others looked up by themselves.
 */
export async function locateFolders(
	places: readonly FolderPlace[],
	dropbox: Lookups & Listings,
): Promise<Array<FolderEntry | undefined>> {
	const byId = new Map<string, FolderEntry>();
	const byPath = new Map<string, FolderEntry>();
	const groups = groupBy(places, ({ pathLower }) => (pathLower ? parentPath(pathLower) : undefined));
	for (const [parent, siblings] of groups) {
		if (parent === undefined || siblings.length <= FEW) continue;
		await outcomeOf(async () => {
			for await (const page of dropbox.list(parent, 'one level')) {
				for (const entry of page) {
					if (entry.kind !== 'folder') continue;
					byId.set(entry.id, entry);
					byPath.set(entryPathKey(entry), entry);
				}
			}
		});
	}
	return await inParallel(places, AT_ONCE, async ({ id, pathLower }) => {
		const known = id === undefined ? byPath.get(pathLower ?? '') : byId.get(id);
		return known ?? (await findFolder(dropbox, id ?? pathLower));
	});
}

/** The folder at an address; undefined where there is none any more. */
export async function findFolder(
	dropbox: Lookups,
	address: string | undefined,
): Promise<FolderEntry | undefined> {
	const entry = address === undefined ? undefined : await findPresent(dropbox, address);
	return entry?.kind === 'folder' ? entry : undefined;
}

/** The file with an ID, wherever it is now; undefined where there is none any more. */
export async function findFile(dropbox: Lookups, id: string): Promise<FileEntry | undefined> {
	const entry = await findPresent(dropbox, id);
	return entry?.kind === 'file' ? entry : undefined;
}

const findPresent = async (dropbox: Lookups, address: string): Promise<Entry | undefined> =>
	await dropbox.find(address).catch((thrown: unknown) => {
		if (thrown instanceof Refusal && ['not_found', 'deleted'].includes(thrown.reason)) return undefined;
		throw thrown;
	});
