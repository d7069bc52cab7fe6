import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { downloadDocuments, type DownloadedDocument } from './download/downloadDocuments';
import { downloadFields } from './download/fields';
import { readDownloadRequest, type DownloadRequest } from './download/request';

/** Download Document: one output item per document, with its file in a binary field. */
export const download: Operation<DownloadRequest, DownloadedDocument, Dependencies> = {
	fields: downloadFields,
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
			clientModified: file.clientModified,
			serverModified: file.serverModified,
		},
	],
	binary: ({ field, kept }) => ({ [field]: kept }),
};
