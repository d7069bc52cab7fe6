import type { Entry, FolderEntry } from '../../../../../shared/domain/entry';
import { inParallel } from '../../../../../shared/core/inParallel';
import { outcomeOf, type Outcome } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../../shared/dropbox/port';

/** Lookups of one run that are under way at once. */
const AT_ONCE = 8;

/** The folders at these addresses, in their order; an address that stands there twice is looked up once. */
export async function findFolders(
	addresses: readonly string[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FolderEntry>>> {
	const distinct = [...new Set(addresses)];
	const found = await inParallel(
		distinct,
		AT_ONCE,
		async (address) => await outcomeOf(async () => requireFolder(await dropbox.find(address), address)),
	);
	const byAddress = new Map(distinct.map((address, index) => [address, found[index]]));
	return addresses.map((address) => byAddress.get(address) as Outcome<FolderEntry>);
}

/**
 * @param address by which it was found
 * @throws Refusal `not_a_folder`
 */
export function requireFolder(entry: Entry, address = entry.id): FolderEntry {
	if (entry.kind === 'folder') return entry;
	throw new Refusal(
		'not_a_folder',
		'This is a file, not a folder',
		'Give the ID or path of the folder itself.',
	).withAddress(address);
}
