import { dryAndReal } from '../dryRun/dryAndReal';
import { isPretended } from '../dryRun/Pretence';
import { pretending } from '../dryRun/pretending';
import type { Dependencies, Operation } from '../Operation';
import { requestFilesFields } from './requestFiles/fields';
import { readFilesRequest, type FilesRequest } from './requestFiles/request';
import { requestClientFiles, type ClientFileRequest } from './requestFiles/requestClientFiles';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

/** Request Client Uploads: a page by which a client without a Dropbox account sends files, one for each case. */
export const requestFiles: Operation<FilesRequest, ClientFileRequest, Needs> = {
	fields: requestFilesFields,
	read: readFilesRequest,
	run: async (requests, { dropbox, clock }) =>
		await dryAndReal(
			requests,
			async (meant) => await requestClientFiles(meant, dropbox),
			async (reported) => await requestClientFiles(reported, pretending(dropbox, clock)),
		),
	rows: ({ request, created, folder, folderPath, dryRun, warnings }) => [
		{
			fileRequestId: request.id === '' ? null : request.id,
			url: request.url === '' ? null : request.url,
			created,
			isOpen: request.isOpen,
			deadline: request.deadline ?? null,
			fileCount: request.fileCount,
			folderPath,
			folderId: isPretended(folder.id) ? null : folder.id,
			warnings,
			...(dryRun ? { dryRun } : {}),
		},
	],
};
