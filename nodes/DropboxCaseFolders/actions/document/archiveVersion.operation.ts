import { splitDryRun } from '../shared/dryRun/splitDryRun';
import { createDryRunDropbox } from '../shared/dryRun/createDryRunDropbox';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { archiveDocuments, type ArchivedDocument } from './archiveVersion/archiveDocuments';
import { archiveVersionFields } from './archiveVersion/fields';
import { archiveNotes } from './archiveVersion/notes';
import { readArchiveRequest, type ArchiveRequest } from './archiveVersion/request';
import { archiveRows } from './archiveVersion/rows';

/** Archive Version: the present version of each document, kept in an archive folder under the next number. */
export const archiveVersion: Operation<ArchiveRequest, ArchivedDocument, Dependencies> = {
	fields: archiveVersionFields,
	read: readArchiveRequest,
	run: async (requests, { dropbox, progress, clock }) => {
		const outcomes = await splitDryRun(
			requests,
			async (meant) => await archiveDocuments(meant, dropbox),
			async (reported) => await archiveDocuments(reported, createDryRunDropbox(dropbox, clock)),
		);
		progress(requests.length, requests.length, 'documents');
		return outcomes;
	},
	rows: archiveRows,
	notes: archiveNotes,
};
