import { andThenAll, outcomeFrom } from '../../../shared/domain/outcome';
import { dryAndReal } from '../dryRun/dryAndReal';
import { isPretended } from '../dryRun/Pretence';
import { pretending } from '../dryRun/pretending';
import type { Dependencies, Operation } from '../Operation';
import { UnfittingField } from '../UnfittingField';
import { requestFilesFields } from './requestFiles/fields';
import { readFilesRequest, type FilesRequest } from './requestFiles/request';
import { requestClientFiles, type ClientFileRequest } from './requestFiles/requestClientFiles';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

/** Request Client Uploads: a page by which a client without a Dropbox account sends files, one for each case. */
export const requestFiles: Operation<FilesRequest, ClientFileRequest, Needs> = {
	fields: requestFilesFields,
	read: readFilesRequest,
	run: async (requests, { dropbox, clock }) =>
		await andThenAll(
			requests.map((request) => outcomeFrom(() => demandOpen(request, clock.now()))),
			async (open) =>
				await dryAndReal(
					open,
					async (meant) => await requestClientFiles(meant, dropbox),
					async (reported) => await requestClientFiles(reported, pretending(dropbox, clock)),
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
			folderId: isPretended(folder.id) ? null : folder.id,
			warnings,
			...(dryRun ? { dryRun } : {}),
		},
	],
};

/** @throws UnfittingField where nobody could send files any more */
function demandOpen(request: FilesRequest, now: number): FilesRequest {
	if (request.deadline === undefined || Date.parse(request.deadline) > now) return request;
	throw new UnfittingField(['options', 'deadline'], 'it is in the past', requestFilesFields);
}
