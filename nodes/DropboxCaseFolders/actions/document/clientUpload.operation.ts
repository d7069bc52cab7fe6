import { webLink } from '../../../shared/domain/webLink';
import { dryAndReal } from '../dryRun/dryAndReal';
import { isPretended } from '../dryRun/Pretence';
import { pretending } from '../dryRun/pretending';
import type { Dependencies, Operation } from '../Operation';
import type { CopiedDocument } from './clientUpload/ClientCopy';
import { copyDocuments } from './clientUpload/copyDocuments';
import { clientUploadFields } from './clientUpload/fields';
import { readClientCopy, type ClientCopyRequest } from './clientUpload/request';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

/** Copy to Client Uploads: documents of a case beside the case folder, where the client is given access. */
export const clientUpload: Operation<ClientCopyRequest, CopiedDocument, Needs> = {
	fields: clientUploadFields,
	read: readClientCopy,
	run: async (requests, { dropbox, clock }) =>
		await dryAndReal(
			requests,
			async (meant) => await copyDocuments(meant, dropbox),
			async (reported) => await copyDocuments(reported, pretending(dropbox, clock)),
		),
	rows: ({ status, original, file, folder, dryRun }) => [
		{
			status,
			fileId: isPretended(file.id) ? null : file.id,
			name: file.name,
			path: file.path ?? null,
			url: isPretended(file.id) ? null : (webLink(file) ?? null),
			size: file.size,
			folderPath: folder.path,
			originalFileId: original.id,
			warnings: folder.warnings,
			...(dryRun ? { dryRun } : {}),
		},
	],
};
