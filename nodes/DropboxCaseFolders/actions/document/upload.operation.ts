import type { Operation } from '../Operation';
import { uploadFields } from './upload/fields';
import { uploadNotes } from './upload/notes';
import { readUploadRequest } from './upload/request';
import { uploadRows } from './upload/rows';
import { uploadDocuments } from './upload/uploadDocuments';
import type { UploadRequest, UploadResult } from './upload/UploadRequest';

/** Upload Document: all documents of a run together, each of which becomes one output item. */
export const upload: Operation<UploadRequest, UploadResult> = {
	fields: uploadFields,
	read: readUploadRequest,
	run: async (requests, { dropbox, progress }) => await uploadDocuments(requests, dropbox, progress),
	rows: uploadRows,
	notes: uploadNotes,
};
