import { mapPartition } from '../../../shared/core/outcome';
import { webLink } from '../../../shared/domain/webLink';
import { isRealRun } from '../shared/dryRun/runWithDryRun';
import { isDryRunId } from '../shared/dryRun/DryRunState';
import { createDryRunDropbox } from '../shared/dryRun/createDryRunDropbox';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import type { CopiedDocument } from './clientUpload/copyToClientFolders';
import { copyDocuments } from './clientUpload/copyDocuments';
import { clientUploadFields, readClientCopy, type ClientCopyRequest } from './clientUpload/fields';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

/** Copy to Client Uploads: documents of a case beside the case folder, where the client is given access. */
export const clientUpload: Operation<ClientCopyRequest, CopiedDocument, Needs> = {
	fields: clientUploadFields,
	read: readClientCopy,
	run: async (requests, { dropbox, clock }) =>
		await mapPartition(
			requests,
			isRealRun,
			async (meant) => await copyDocuments(meant, dropbox),
			async (reported) => await copyDocuments(reported, createDryRunDropbox(dropbox, clock)),
		),
	rows: ({ status, original, file, folder, dryRun }) => [
		{
			status,
			fileId: isDryRunId(file.id) ? null : file.id,
			name: file.name,
			path: file.path ?? null,
			url: isDryRunId(file.id) ? null : (webLink(file) ?? null),
			size: file.size,
			folderPath: folder.path,
			originalFileId: original.id,
			warnings: folder.warnings,
			...(dryRun ? { dryRun } : {}),
		},
	],
};
