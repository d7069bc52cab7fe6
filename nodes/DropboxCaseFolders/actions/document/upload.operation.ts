import { dryAndReal } from '../dryRun/dryAndReal';
import { pretending } from '../dryRun/pretending';
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
	run: async (requests, { dropbox, progress, clock }) =>
		await dryAndReal(
			requests,
			async (meant) => await uploadDocuments(meant, dropbox, progress),
			async (reported) => await uploadDocuments(reported, pretending(dropbox, clock)),
		),
	rows: uploadRows,
	notes: uploadNotes,
};
