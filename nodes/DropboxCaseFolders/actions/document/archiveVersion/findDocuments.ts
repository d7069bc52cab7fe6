import type { FileEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/domain/inParallel';
import { done, outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import type { ArchiveRequest } from './request';

/** Lookups of one run that are under way at once. */
const AT_ONCE = 8;

/** A document that was found for an item. */
export interface Found {
	request: ArchiveRequest;
	document: FileEntry;
	/** Where people see it. */
	path: string;
}

/** The documents of all items, in their order; one that several items name alike is looked up once. */
export async function findDocuments(
	requests: readonly ArchiveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Found>>> {
	const distinct = [...new Set(requests.map(({ document }) => document))];
	const found = await inParallel(
		distinct,
		AT_ONCE,
		async (address) => await outcomeOf(async () => await fileAt(address, dropbox)),
	);
	const byAddress = new Map(distinct.map((address, index) => [address, found[index]]));
	return requests.map((request) => {
		const file = byAddress.get(request.document) as Outcome<Omit<Found, 'request'>>;
		return file.ok ? done({ request, ...file.value }) : file;
	});
}

async function fileAt(address: string, dropbox: DropboxPort): Promise<Omit<Found, 'request'>> {
	const document = await dropbox.find(address);
	if (document.kind === 'folder') {
		throw new Refusal('not_a_file', 'This is a folder, not a document', 'Give the ID or path of a document.');
	}
	if (document.path !== undefined) return { document, path: document.path };
	throw new Refusal(
		'no_access',
		'The document lies in a shared folder that is not in the Dropbox of the connected account',
		'Add the shared folder to that Dropbox, or connect an account that has it.',
	);
}
