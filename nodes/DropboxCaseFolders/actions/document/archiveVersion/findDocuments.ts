import type { Entry, FileEntry } from '../../../../shared/domain/entry';
import { outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import { lookUpAll } from '../../lookUpAll';
import type { ArchiveRequest } from './request';

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
	const found = await lookUpAll(distinct, dropbox);
	return requests.map((request) => {
		const entry = found.get(request.document) as Outcome<Entry>;
		return entry.ok ? outcomeFrom(() => foundDocument(request, entry.value)) : entry;
	});
}

function foundDocument(request: ArchiveRequest, document: Entry): Found {
	if (document.kind === 'folder') {
		const refusal = new Refusal(
			'not_a_file',
			'This is a folder, not a document',
			'Give the ID or path of a document.',
		);
		throw refusal.about(request.document);
	}
	if (document.path !== undefined) return { request, document, path: document.path };
	throw new Refusal(
		'no_access',
		'The document lies in a shared folder that is not in the Dropbox of the connected account',
		'Add the shared folder to that Dropbox, or connect an account that has it.',
	).about(request.document);
}
