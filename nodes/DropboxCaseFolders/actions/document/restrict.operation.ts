import type { Operation } from '../Operation';
import { dryAndReal } from '../dryRun/dryAndReal';
import { restrictFields } from './restrict/fields';
import { pretendingToShare } from './restrict/pretendingToShare';
import { readRestrictRequest, type RestrictRequest } from './restrict/request';
import { restrictDocuments, type RestrictedDocument } from './restrict/restrictDocuments';
import { restrictRows } from './restrict/rows';

/** Restrict: existing documents into a folder that only the people named can open, shown to be so or refused. */
export const restrict: Operation<RestrictRequest, RestrictedDocument> = {
	fields: restrictFields,
	read: readRestrictRequest,
	run: async (requests, { dropbox, progress, clock }) => {
		const outcomes = await dryAndReal(
			requests,
			async (meant) => await restrictDocuments(meant, dropbox),
			async (reported) => await restrictDocuments(reported, pretendingToShare(dropbox, clock)),
		);
		progress(requests.length, requests.length, 'documents');
		return outcomes;
	},
	rows: restrictRows,
};
