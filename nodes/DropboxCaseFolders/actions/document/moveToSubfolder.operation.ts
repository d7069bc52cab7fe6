import { webLink } from '../../../shared/domain/webLink';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { runWithDryRun, type HasDryRun } from '../shared/dryRun/runWithDryRun';
import { moveFields, readMoveRequest, type DocumentMoveRequest } from './moveToSubfolder/fields';
import { moveDocuments, type MovedDocument } from './moveToSubfolder/moveDocuments';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

/** Move to Subfolder: documents within their case folder; they keep their IDs and versions. */
export const moveToSubfolder: Operation<DocumentMoveRequest, MovedDocument & HasDryRun, Needs> = {
	fields: moveFields,
	read: readMoveRequest,
	run: async (requests, dependencies) => await runWithDryRun(requests, dependencies, moveDocuments),
	rows: ({ status, file, previousPath, dryRun }) => [
		{
			status,
			fileId: file.id,
			name: file.name,
			path: file.path ?? null,
			previousPath,
			url: webLink(file) ?? null,
			...(dryRun ? { dryRun } : {}),
		},
	],
};
