import type { IBinaryData } from 'n8n-workflow';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { documentRow } from './documentRow';
import { downloadDocuments, type Downloaded } from './downloadDocuments';
import { downloadFields, readDownloadRequest, type DownloadRequest } from './downloadFields';

/** Download Document: one output item per document, with its file in a binary field. */
export const download: Operation<DownloadRequest, Downloaded<IBinaryData>, Dependencies> = {
	fields: downloadFields,
	// It only reads.
	asTool: 'runs',
	read: readDownloadRequest,
	run: downloadDocuments,
	rows: ({ matter, document }) => [documentRow(matter, document)],
	binary: ({ field, kept }) => ({ [field]: kept }),
};
