import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { downloadFields, readDownloadRequest, type DownloadRequest } from './download/fields';
import type { IBinaryData } from 'n8n-workflow';
import type { FileEntry } from '../../../shared/domain/entry';
import { inParallel, outcomeOf, type Outcome } from '../../../shared/core/outcome';

/** Download Document: one output item per document, with its file in a binary field. */
export const download: Operation<DownloadRequest, DownloadedDocument, Dependencies> = {
	fields: downloadFields,
	asTool: 'runs',
	read: readDownloadRequest,
	run: downloadDocuments,
	rows: ({ file }) => [
		{
			fileId: file.id,
			name: file.name,
			path: file.path ?? null,
			rev: file.rev,
			size: file.size,
			contentHash: file.contentHash ?? null,
			modified: file.serverModified,
			clientModified: file.clientModified,
		},
	],
	binary: ({ field, kept }) => ({ [field]: kept }),
};

/** Documents that arrive at once: each takes a connection, and memory where n8n does not stream. */
const AT_ONCE = 3;

interface DownloadedDocument {
	/** The revision that was downloaded. */
	file: FileEntry;
	/** The binary field that it was put in. */
	field: string;
	kept: IBinaryData;
}

/** Fetches each item's document into n8n's binary data. */
async function downloadDocuments(
	requests: readonly DownloadRequest[],
	{ dropbox, documents, progress }: Dependencies,
): Promise<Array<Outcome<DownloadedDocument>>> {
	let done = 0;
	return await inParallel(
		requests,
		async ({ address, rev, field }) => {
			const outcome = await outcomeOf(
				async () =>
					await dropbox.download(address, rev, async (opened) => ({
						...{ file: opened.file, field },
						kept: await documents.keep(opened),
					})),
			);
			progress(++done, requests.length, 'documents');
			return outcome;
		},
		AT_ONCE,
	);
}
