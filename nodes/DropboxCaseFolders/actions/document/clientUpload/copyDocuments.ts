import type { Entry, FileEntry } from '../../../../shared/domain/entry';
import { andThenAll, outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { groupedBy } from '../../../../shared/domain/groupedBy';
import { Refusal } from '../../../../shared/domain/Refusal';
import { TargetFolder } from '../../../../shared/domain/upload/TargetFolder';
import type { DropboxPort } from '../../../../shared/ports';
import type { ClientFolder } from '../../clientUploads/ClientFolder';
import { clientFolders } from '../../clientUploads/clientFolders';
import { comparablePlace } from '../../dryRun/standingAt';
import { lookUpAll } from '../archiveVersion/lookUpAll';
import { ClientCopy, type CopiedDocument } from './ClientCopy';
import { copyToClients } from './copyToClients';
import type { ClientCopyRequest } from './request';

/** A document that was found, and the folder that it goes into. */
interface Bound {
	request: ClientCopyRequest;
	original: FileEntry;
	place: ClientFolder;
}

/** Copies the documents of all items into their clients' folders, together. */
export async function copyDocuments(
	requests: readonly ClientCopyRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CopiedDocument>>> {
	const originals = await lookUpAll([...new Set(requests.map(({ document }) => document))], dropbox);
	const places = await clientFolders(requests, dropbox);
	const bound = requests.map((request, index): Outcome<Bound> => {
		const original = originals.get(request.document) as Outcome<Entry>;
		const place = places[index] as Outcome<ClientFolder>;
		if (!original.ok) return original;
		if (!place.ok) return place;
		return outcomeFrom(() => ({ request, original: documentOnly(original.value), place: place.value }));
	});
	return await andThenAll(bound, async (all) => {
		const copies = arranged(all);
		await copyToClients(copies, dropbox);
		return copies.map(({ outcome }) => outcome as Outcome<CopiedDocument>);
	});
}

/** One folder is known once, however many documents go into it. */
function arranged(all: readonly Bound[]): ClientCopy[] {
	const keyOf = ({ place }: Bound) => comparablePlace(place.path);
	const folders = new Map(
		[...groupedBy(all, keyOf)].map(([key, its]) => [
			key,
			new TargetFolder<ClientCopy>(its.map(({ original }) => original.name)),
		]),
	);
	return all.map((each) => {
		const folder = folders.get(keyOf(each)) as TargetFolder<ClientCopy>;
		return new ClientCopy(each.request, each.original, each.place, folder);
	});
}

/** @throws Refusal `not_a_file`; `invalid_input` where it could not be known again among the copies */
function documentOnly(entry: Entry): FileEntry {
	if (entry.kind === 'folder') {
		throw new Refusal('not_a_file', 'This is a folder, not a document', 'Give the ID or path of a document.');
	}
	if (entry.contentHash !== undefined) return entry;
	throw new Refusal(
		'invalid_input',
		'Dropbox tells no content hash of this document, as of Paper documents: a copy could not be known again',
		'Export it first, e.g. as PDF, and copy that.',
	);
}
