import { sleep, type IBinaryData } from 'n8n-workflow';
import { contentHash } from '../../../../shared/domain/contentHash';
import { csvOf } from '../../../../shared/domain/listing/csv';
import { COLUMNS, SIMPLE_COLUMNS } from '../../../../shared/domain/listing/entryRow';
import { flatRows } from '../../../../shared/domain/listing/rows';
import { partsOf, type PageOf } from '../../../../shared/domain/tree/page';
import type { DocumentStore } from '../../../../shared/ports';
import type { Answer, Listing, Question } from './listFolders';
import type { FileOutput } from './output';

/** A listing as a file: kept as binary data under a field, or as text in the item itself. */
export type Written = { fileName: string; field: string; kept: IBinaryData } | { text: string };

/** Writes a listing as a page or table, and keeps it where it is wanted. */
export async function written(
	listing: Answer<Question>,
	{ kind, field, timeZone }: FileOutput,
	simplify: boolean,
	documents: DocumentStore<IBinaryData>,
): Promise<Written> {
	const text =
		kind === 'html'
			? await pageFrom({ ...listing, wanted: listing.question.wanted, timeZone })
			: tableOf(listing, simplify);
	if (field === undefined) return { text };
	const bytes = Buffer.from(text);
	const fileName = `${listing.folder.name === '' ? 'Dropbox' : listing.folder.name}.${kind}`;
	const file = { name: fileName, size: bytes.length, contentHash: contentHash(bytes) };
	return { fileName, field, kept: await documents.keep({ file, content: once(bytes) }) };
}

/** Parts of a page that are written in one go: some milliseconds, after which n8n does other work. */
const AT_ONE_GO = 1000;

async function pageFrom(page: PageOf): Promise<string> {
	const parts: string[] = [];
	for (const part of partsOf(page)) {
		parts.push(part);
		if (parts.length % AT_ONE_GO === 0) await sleep(0);
	}
	return parts.join('');
}

const tableOf = ({ folder, contents }: Listing, simplify: boolean): string =>
	csvOf(simplify ? SIMPLE_COLUMNS : COLUMNS, flatRows(contents, folder));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
