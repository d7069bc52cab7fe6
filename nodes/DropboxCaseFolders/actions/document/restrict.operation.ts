import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { splitDryRun } from '../shared/dryRun/splitDryRun';
import { restrictFields } from './restrict/fields';
import { createDryRunDropboxWithSharing } from '../shared/dryRun/createDryRunDropboxWithSharing';
import { readRestrictRequest, type RestrictRequest } from './restrict/request';
import { restrictDocuments, type RestrictedDocument } from './restrict/restrictDocuments';
import { restrictRows } from './restrict/rows';

/** Restrict: existing documents into a folder that only the people named can open, shown to be so or refused. */
export const restrict: Operation<RestrictRequest, RestrictedDocument, Dependencies> = {
	fields: restrictFields,
	read: readRestrictRequest,
	run: async (requests, { dropbox, progress, clock }) => {
		const outcomes = await splitDryRun(
			requests,
			async (meant) => await restrictDocuments(meant, dropbox),
			async (reported) => await restrictDocuments(reported, createDryRunDropboxWithSharing(dropbox, clock)),
		);
		progress(requests.length, requests.length, 'documents');
		return outcomes;
	},
	rows: restrictRows,
};
