import { dryAndReal } from '../dryRun/dryAndReal';
import type { Operation } from '../Operation';
import { pretendingToShare } from './restrict/pretendingToShare';
import { uploadFields } from './upload/fields';
import { uploadNotes } from './upload/notes';
import { withPrivilegedFields } from './upload/privilegedFields';
import type { MaybePrivileged, MaybePrivilegedResult } from './upload/privilegedItem';
import { readPrivilege } from './upload/privilegedRequest';
import { withAccess } from './upload/privilegedRows';
import { uploadMaybePrivileged } from './upload/privilegedUpload';
import { readUploadRequest } from './upload/request';
import { uploadRows } from './upload/rows';

/** Upload Document: all documents of a run together, each of which becomes one output item. */
export const upload: Operation<MaybePrivileged, MaybePrivilegedResult> = {
	fields: withPrivilegedFields(uploadFields),
	read: async (context, itemIndex) => {
		const request = await readUploadRequest(context, itemIndex);
		const { apart, warnings } = readPrivilege(context, itemIndex, request.caseFolder);
		return { ...request, apart, warnings: [...request.warnings, ...warnings] };
	},
	run: async (requests, { dropbox, progress, clock }) =>
		await dryAndReal(
			requests,
			async (meant) => await uploadMaybePrivileged(meant, dropbox, progress),
			async (reported) => await uploadMaybePrivileged(reported, pretendingToShare(dropbox, clock)),
		),
	rows: withAccess(uploadRows),
	notes: uploadNotes,
};
