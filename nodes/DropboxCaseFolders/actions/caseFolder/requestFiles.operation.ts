import { mapOk, outcomeOfSync } from '../../../shared/core/outcome';
import { splitDryRun } from '../shared/dryRun/splitDryRun';
import { isDryRunId } from '../shared/dryRun/DryRunState';
import { createDryRunDropbox } from '../shared/dryRun/createDryRunDropbox';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { InvalidField } from '../../../shared/node/InvalidField';
import { requestFilesFields } from './requestFiles/fields';
import { readFilesRequest, type FilesRequest } from './requestFiles/request';
import { requestClientFiles, type ClientFileRequest } from './requestFiles/requestClientFiles';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

/** Request Client Uploads: a page by which a client without a Dropbox account sends files, one for each case. */
export const requestFiles: Operation<FilesRequest, ClientFileRequest, Needs> = {
	fields: requestFilesFields,
	read: readFilesRequest,
	run: async (requests, { dropbox, clock }) =>
		await mapOk(
			requests.map((request) => outcomeOfSync(() => requireFutureDeadline(request, clock.now()))),
			async (open) =>
				await splitDryRun(
					open,
					async (meant) => await requestClientFiles(meant, dropbox),
					async (reported) => await requestClientFiles(reported, createDryRunDropbox(dropbox, clock)),
				),
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
			folderId: isDryRunId(folder.id) ? null : folder.id,
			warnings,
			...(dryRun ? { dryRun } : {}),
		},
	],
};

/** @throws UnfittingField where nobody could send files any more */
function requireFutureDeadline(request: FilesRequest, now: number): FilesRequest {
	if (request.deadline === undefined || Date.parse(request.deadline) > now) return request;
	throw new InvalidField(['options', 'deadline'], 'it is in the past', requestFilesFields);
}
