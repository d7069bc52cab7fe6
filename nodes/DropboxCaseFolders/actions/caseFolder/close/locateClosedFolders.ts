import { inParallel } from '../../../../shared/core/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { writablePath } from '../../shared/caseFolders/writablePath';
import type { CloseRequest } from './CloseRequest';

/** Lookups under way at once. */
const AT_ONCE = 8;

/**
 * Where the folders for closed cases are, by the addresses that were given for them. One that is given by its path
 * and is not there yet is made by the first that goes into it.
 */
export async function locateClosedFolders(
	requests: readonly CloseRequest[],
	dropbox: DropboxPort,
): Promise<Map<string, Outcome<string>>> {
	const addresses = [
		...new Set(requests.flatMap(({ way }) => ('closedFolder' in way ? [way.closedFolder] : []))),
	];
	const paths = await inParallel(
		addresses,
		AT_ONCE,
		async (address) => await outcomeOf(async () => await locateClosedFolder(address, dropbox)),
	);
	return new Map(addresses.map((address, index) => [address, paths[index] as Outcome<string>]));
}

async function locateClosedFolder(address: string, dropbox: DropboxPort): Promise<string> {
	const found = await outcomeOf(async () => await dropbox.find(address));
	if (!found.ok) {
		const isToCome = address.startsWith('/') && ['not_found', 'deleted'].includes(found.refusal.reason);
		if (isToCome) return address;
		throw found.refusal;
	}
	if (found.value.kind === 'folder') return writablePath(found.value, address);
	throw new Refusal(
		'not_a_folder',
		'The place for closed cases is a file, not a folder',
		'Give another path under Closed Folder, or move that file away.',
	).withAddress(address);
}
