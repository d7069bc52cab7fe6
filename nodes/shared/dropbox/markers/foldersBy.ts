import type { Entry, FileEntry, FolderEntry } from '../../domain/entry';
import { groupedBy } from '../../domain/groupedBy';
import { inParallel } from '../../domain/inParallel';
import { outcomeOf } from '../../domain/outcome';
import { parentPath, pathKey } from '../../domain/paths';
import { Refusal } from '../../domain/Refusal';
import type { Listings, Lookups } from '../../ports';
import { FEW } from './readProperties';

/** Where a folder is thought to be: by its ID, or by its path as Dropbox told it; search knows both or one. */
export interface Place {
	id: string | undefined;
	pathLower: string | undefined;
}

const AT_ONCE = 8;

/**
 * The folders at these places as they are now; undefined where there is none any more. Siblings are read together
 * from the folder above, the others looked up by themselves.
 */
export async function foldersBy(
	places: readonly Place[],
	dropbox: Lookups & Listings,
): Promise<Array<FolderEntry | undefined>> {
	const byId = new Map<string, FolderEntry>();
	const byPath = new Map<string, FolderEntry>();
	const groups = groupedBy(places, ({ pathLower }) => (pathLower ? parentPath(pathLower) : undefined));
	for (const [parent, siblings] of groups) {
		if (parent === undefined || siblings.length <= FEW) continue;
		await outcomeOf(async () => {
			for await (const page of dropbox.list(parent, 'one level')) {
				for (const entry of page) {
					if (entry.kind !== 'folder') continue;
					byId.set(entry.id, entry);
					byPath.set(pathKey(entry), entry);
				}
			}
		});
	}
	return await inParallel(places, AT_ONCE, async ({ id, pathLower }) => {
		const known = id === undefined ? byPath.get(pathLower ?? '') : byId.get(id);
		return known ?? (await lookedUp(dropbox, id ?? pathLower));
	});
}

/** The folder at an address; undefined where there is none any more. */
export async function lookedUp(
	dropbox: Lookups,
	address: string | undefined,
): Promise<FolderEntry | undefined> {
	const entry = address === undefined ? undefined : await present(dropbox, address);
	return entry?.kind === 'folder' ? entry : undefined;
}

/** The file with an ID, wherever it is now; undefined where there is none any more. */
export async function presentFile(dropbox: Lookups, id: string): Promise<FileEntry | undefined> {
	const entry = await present(dropbox, id);
	return entry?.kind === 'file' ? entry : undefined;
}

const present = async (dropbox: Lookups, address: string): Promise<Entry | undefined> =>
	await dropbox.find(address).catch((thrown: unknown) => {
		if (thrown instanceof Refusal && ['not_found', 'deleted'].includes(thrown.kind)) return undefined;
		throw thrown;
	});
