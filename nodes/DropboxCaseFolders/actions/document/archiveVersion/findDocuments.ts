import type { Entry, FileEntry } from '../../../../shared/domain/entry';
import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { locateMany } from '../../shared/locate/locateMany';
import type { ArchiveRequest } from './request';

/** A document that was found for an item. */
export interface FoundDocument {
	request: ArchiveRequest;
	document: FileEntry;
	/** Where people see it. */
	path: string;
}

/** The documents of all items, in their order; one that several items name alike is looked up once. */
export async function findDocuments(
	requests: readonly ArchiveRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FoundDocument>>> {
	const distinct = [...new Set(requests.map(({ document }) => document))];
	const found = await locateMany(distinct, dropbox);
	return requests.map((request) => {
		const entry = found.get(request.document) as Outcome<Entry>;
		return entry.ok ? outcomeOfSync(() => requireDocument(request, entry.value)) : entry;
	});
}

function requireDocument(request: ArchiveRequest, document: Entry): FoundDocument {
	if (document.kind === 'folder') {
		const refusal = new Refusal(
			'not_a_file',
			'This is a folder, not a document',
			'Give the ID or path of a document.',
		);
		throw refusal.withAddress(request.document);
	}
	if (document.path !== undefined) return { request, document, path: document.path };
	throw new Refusal(
		'no_access',
		'The document lies in a shared folder that is not in the Dropbox of the connected account',
		'Add the shared folder to that Dropbox, or connect an account that has it.',
	).withAddress(request.document);
}
