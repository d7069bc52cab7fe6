import { webLink } from '../../../shared/domain/webLink';
import type { Operation } from '../Operation';
import { archiveDocuments, type ArchivedDocument } from './archiveVersion/archiveDocuments';
import { archiveVersionFields } from './archiveVersion/fields';
import { readArchiveRequest, type ArchiveRequest } from './archiveVersion/request';

/** Archive Version: the present version of each document, kept in an archive folder under the next number. */
export const archiveVersion: Operation<ArchiveRequest, ArchivedDocument> = {
	fields: archiveVersionFields,
	read: readArchiveRequest,
	run: async (requests, { dropbox, progress }) => {
		const outcomes = await archiveDocuments(requests, dropbox);
		progress(requests.length, requests.length, 'documents');
		return outcomes;
	},
	rows: ({ status, document, archived: { file, version } }) => [
		{
			status,
			version,
			versionSavedAt: document.serverModified,
			fileId: document.id,
			name: document.name,
			path: document.path ?? null,
			rev: document.rev,
			size: file.size,
			contentHash: file.contentHash ?? null,
			archivedFileId: file.id,
			archivedName: file.name,
			archivedPath: file.path ?? null,
			archivedUrl: webLink(file) ?? null,
			archivedRev: file.rev,
		},
	],
	notes(results) {
		const there = results.filter(({ status }) => status === 'unchanged').length;
		if (there === 0) return [];
		const were = there === 1 ? 'was' : 'were';
		return [`${number(there)} of ${number(results.length)} versions ${were} in the archive folder already.`];
	},
};

const number = (count: number): string => count.toLocaleString('en-US');
