import { dryAndReal } from '../dryRun/dryAndReal';
import { pretending } from '../dryRun/pretending';
import type { Operation } from '../Operation';
import { archiveDocuments, type ArchivedDocument } from './archiveVersion/archiveDocuments';
import { archiveVersionFields } from './archiveVersion/fields';
import { archivedNotes } from './archiveVersion/notes';
import { readArchiveRequest, type ArchiveRequest } from './archiveVersion/request';
import { archivedRows } from './archiveVersion/rows';

/** Archive Version: the present version of each document, kept in an archive folder under the next number. */
export const archiveVersion: Operation<ArchiveRequest, ArchivedDocument> = {
	fields: archiveVersionFields,
	read: readArchiveRequest,
	run: async (requests, { dropbox, progress, clock }) => {
		const outcomes = await dryAndReal(
			requests,
			async (meant) => await archiveDocuments(meant, dropbox),
			async (reported) => await archiveDocuments(reported, pretending(dropbox, clock)),
		);
		progress(requests.length, requests.length, 'documents');
		return outcomes;
	},
	rows: archivedRows,
	notes: archivedNotes,
};
