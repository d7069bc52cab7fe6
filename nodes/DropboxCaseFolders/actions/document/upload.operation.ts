import { splitDryRun } from '../shared/dryRun/splitDryRun';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { createDryRunDropboxWithSharing } from '../shared/dryRun/createDryRunDropboxWithSharing';
import { uploadFields } from './upload/fields';
import { uploadNotes } from './upload/notes';
import { withPrivilegedFields } from './upload/privileged/privilegedFields';
import type { MaybePrivileged, MaybePrivilegedResult } from './upload/privileged/restrictFiledDocuments';
import { readPrivilege } from './upload/privileged/readPrivilege';
import { withAccess, uploadMaybePrivileged } from './upload/privileged/uploadMaybePrivileged';
import { readUploadRequest } from './upload/read/request';
import { uploadRows } from './upload/rows';

/** Upload Document: all documents of a run together, each of which becomes one output item. */
export const upload: Operation<MaybePrivileged, MaybePrivilegedResult, Dependencies> = {
	fields: withPrivilegedFields(uploadFields),
	read: async (context, itemIndex) => {
		const request = await readUploadRequest(context, itemIndex);
		const { restriction, warnings } = readPrivilege(context, itemIndex, request.caseFolder);
		return { ...request, restriction, warnings: [...request.warnings, ...warnings] };
	},
	run: async (requests, { dropbox, progress, clock }) =>
		await splitDryRun(
			requests,
			async (meant) => await uploadMaybePrivileged(meant, dropbox, progress),
			async (reported) =>
				await uploadMaybePrivileged(reported, createDryRunDropboxWithSharing(dropbox, clock)),
		),
	rows: withAccess(uploadRows),
	notes: uploadNotes,
};
