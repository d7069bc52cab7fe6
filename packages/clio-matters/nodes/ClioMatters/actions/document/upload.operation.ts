import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { dryRunNotes } from '../shared/dryRunOption';
import { PRETENDED } from './upload/pretended';
import { readUploadRequest } from './upload/readUploadRequest';
import { uploadFields } from './upload/uploadFields';
import { uploadFiles } from './upload/uploadFiles';
import type { UploadedFile, UploadRequest } from './upload/UploadRequest';

/** Upload: one output item per file. */
export const upload: Operation<UploadRequest, UploadedFile[], Dependencies> = {
	fields: uploadFields,
	read: readUploadRequest,
	run: async (requests, { clio, progress }) => await uploadFiles(requests, clio, progress),
	rows: (files) => files.map(uploadedRow),
	notes: (results) => dryRunNotes(results.flat(), results.flat().length === 1 ? 'file' : 'files'),
};

function uploadedRow({ status, document, size, contentHash, dryRun, warnings }: UploadedFile): IDataObject {
	const { latestVersion: version } = document;
	return {
		status,
		documentId: document.id === PRETENDED ? null : document.id,
		versionId: version === undefined || version.id === PRETENDED ? null : version.id,
		versionNumber: version?.number ?? null,
		...{ name: document.name, size, contentHash },
		matterId: document.matter?.id ?? null,
		contactId: document.contact?.id ?? null,
		folderId: document.folder?.id ?? null,
		categoryId: document.category?.id ?? null,
		...(warnings.length === 0 ? {} : { warnings }),
		...(dryRun ? { dryRun } : {}),
	};
}
