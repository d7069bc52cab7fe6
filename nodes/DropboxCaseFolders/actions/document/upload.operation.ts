import { lastingAddress } from '../../../shared/domain/entry';
import { webLink } from '../../../shared/domain/webLink';
import type { Operation } from '../Operation';
import { uploadFields } from './upload/fields';
import { readUploadRequest } from './upload/request';
import { uploadDocuments } from './upload/uploadDocuments';
import type { UploadRequest, UploadResult } from './upload/UploadRequest';

/** Upload Document: one output item per document, without its bytes. */
export const upload: Operation<UploadRequest, UploadResult> = {
	fields: uploadFields,
	read: readUploadRequest,
	run: async (requests, { dropbox }) => await uploadDocuments(requests, dropbox),
	rows: ({ documents }) =>
		documents.map(({ status, file, caseFolder, subfolder, warnings }) => ({
			status,
			fileId: file?.id ?? null,
			name: file?.name ?? null,
			path: file?.path ?? null,
			folder: subfolder,
			rev: file?.rev ?? null,
			size: file?.size ?? null,
			contentHash: file?.contentHash ?? null,
			url: (file && webLink(file)) ?? null,
			caseFolderId: lastingAddress(caseFolder),
			warnings,
		})),
};
