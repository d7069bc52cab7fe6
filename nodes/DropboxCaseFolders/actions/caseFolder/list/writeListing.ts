import { singleChunk } from '../../../../shared/core/DocumentSource';
import { sleep, type IBinaryData } from 'n8n-workflow';
import { contentHash } from '../../../../shared/domain/contentHash';
import { csvOf } from '../../../../shared/domain/listing/csvOf';
import { COLUMNS, SIMPLE_COLUMNS, flatRows } from '../../../../shared/domain/listing/rows';
import { renderTreePageParts, type TreePage } from '../../../../shared/domain/tree/renderTreePage';
import type { DocumentStore } from '../../../../shared/core/DocumentStore';
import type { QueryResult, Listing, ListingQuery } from './listFolders';
import type { FileOutput } from './readListRequest';
import { singleChunk } from '../../../../shared/core/DocumentSource';

/** A listing as a file: kept as binary data under a field, or as text in the item itself. */
export type ListingFile = { fileName: string; field: string; kept: IBinaryData } | { text: string };

/** Writes a listing as a page or table, and keeps it where it is wanted. */
export async function writeListing(
	listing: QueryResult<ListingQuery>,
	{ kind, field, timeZone }: FileOutput,
	simplify: boolean,
	documents: DocumentStore<IBinaryData>,
): Promise<ListingFile> {
	const text =
		kind === 'html'
			? await renderPage({ ...listing, wanted: listing.query.wanted, timeZone })
			: renderTable(listing, simplify);
	if (field === undefined) return { text };
	const bytes = Buffer.from(text);
	const fileName = `${listing.folder.name === '' ? 'Dropbox' : listing.folder.name}.${kind}`;
	const file = { name: fileName, size: bytes.length, contentHash: contentHash(bytes) };
	return { fileName, field, kept: await documents.keep({ file, content: singleChunk(bytes) }) };
}

/** Parts of a page that are written in one go: some milliseconds, after which n8n does other work. */
const PARTS_PER_TURN = 1000;

async function renderPage(page: TreePage): Promise<string> {
	const parts: string[] = [];
	for (const part of renderTreePageParts(page)) {
		parts.push(part);
		if (parts.length % PARTS_PER_TURN === 0) await sleep(0);
	}
	return parts.join('');
}

const renderTable = ({ folder, contents }: Listing, simplify: boolean): string =>
	csvOf(simplify ? SIMPLE_COLUMNS : COLUMNS, flatRows(contents, folder));
