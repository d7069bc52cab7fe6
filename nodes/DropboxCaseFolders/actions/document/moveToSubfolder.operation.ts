import { done } from '../../../shared/core/outcome';
import { webLink } from '../../../shared/domain/webLink';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { runWithDryRun, type HasDryRun } from '../shared/dryRun/runWithDryRun';
import { moveFields, readMoveRequest, type DocumentMoveRequest } from './moveToSubfolder/fields';
import { moveDocuments, type MovedDocument } from './moveToSubfolder/moveDocuments';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

type Moved = MovedDocument & HasDryRun & { warnings?: readonly string[] };

/** Move to Subfolder: documents within their case folder; they keep their IDs and versions. */
export const moveToSubfolder: Operation<DocumentMoveRequest, Moved, Needs> = {
	fields: moveFields,
	read: readMoveRequest,
	run: async (requests, dependencies) => {
		const outcomes = await runWithDryRun(requests, dependencies, moveDocuments);
		return outcomes.map((outcome, index) =>
			outcome.ok ? done({ ...outcome.value, warnings: requests[index]?.warnings ?? [] }) : outcome,
		);
	},
	rows: ({ status, file, previousPath, dryRun, warnings = [] }) => [
		{
			status,
			fileId: file.id,
			name: file.name,
			path: file.path ?? null,
			previousPath,
			contentHash: file.contentHash ?? null,
			url: webLink(file) ?? null,
			...(dryRun ? { dryRun } : {}),
			...(warnings.length > 0 ? { warnings: [...warnings] } : {}),
		},
	],
};
