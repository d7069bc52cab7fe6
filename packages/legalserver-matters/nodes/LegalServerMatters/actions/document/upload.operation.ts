import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { dryRunNotes } from '../shared/dryRunOption';
import { caseRow } from './documentRow';
import { readUploadRequest, type UploadRequest } from './upload/readUploadRequest';
import { uploadFields } from './upload/uploadFields';
import { uploadFiles, type UploadedFile } from './upload/uploadFiles';

/** Upload Document: one output item per file. */
export const upload: Operation<UploadRequest, UploadedFile[], Dependencies> = {
	fields: uploadFields,
	read: readUploadRequest,
	run: async (requests, { legalServer, progress }) => await uploadFiles(requests, legalServer, progress),
	rows: (files) => files.map(uploadedRow),
	notes: (results) => dryRunNotes(results.flat(), results.flat().length === 1 ? 'file' : 'files'),
};

function uploadedRow(file: UploadedFile): IDataObject {
	const { status, documentUuid, documentId, title, fileName, size, matter, warnings, dryRun } = file;
	return {
		...{ status, documentUuid: documentUuid ?? null, documentId: documentId ?? null },
		...{ title, fileName, size, ...caseRow(matter) },
		...(warnings.length === 0 ? {} : { warnings }),
		...(dryRun ? { dryRun } : {}),
	};
}
