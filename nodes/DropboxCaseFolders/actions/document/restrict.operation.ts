import { mapPartition } from '../../../shared/core/outcome';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { isRealRun } from '../shared/dryRun/runWithDryRun';
import { restrictFields, readRestrictRequest, type RestrictRequest } from './restrict/fields';
import { createDryRunDropboxWithSharing } from '../shared/dryRun/createDryRunDropboxWithSharing';
import { restrictDocuments, type RestrictedDocument } from './restrict/restrictDocuments';
import { stableAddress } from '../../../shared/domain/entry';
import { isDryRunId } from '../shared/dryRun/DryRunState';
import { webLink } from '../../../shared/domain/webLink';
import { accessRows } from '../shared/restriction/verifyRestricted';

/** Restrict: existing documents into a folder that only the people named can open, shown to be so or refused. */
export const restrict: Operation<RestrictRequest, RestrictedDocument, Dependencies> = {
	fields: restrictFields,
	read: readRestrictRequest,
	run: async (requests, { dropbox, progress, clock }) => {
		const outcomes = await mapPartition(
			requests,
			isRealRun,
			async (meant) => await restrictDocuments(meant, dropbox),
			async (reported) => await restrictDocuments(reported, createDryRunDropboxWithSharing(dropbox, clock)),
		);
		progress(requests.length, requests.length, 'documents');
		return outcomes;
	},
	/** One row per document: where it is, and who can open it. */
	rows: ({ status, file, folder, access, dryRun }) => [
		{
			status,
			fileId: file.id,
			name: file.name,
			path: file.path ?? null,
			url: webLink(file) ?? null,
			folderId: isDryRunId(folder.folder.id) ? null : stableAddress(folder.folder),
			access: accessRows(folder.members, access.members),
			linksRemoved: folder.linksRemoved + access.linksRemoved,
			membersRemoved: folder.membersRemoved + access.membersRemoved,
			...(dryRun ? { dryRun } : {}),
		},
	],
};
