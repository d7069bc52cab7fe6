import type { IExecuteFunctions } from 'n8n-workflow';
import { mapOk, outcomeOfSync } from '../../../shared/core/outcome';
import { dryRunSchema, runWithDryRun } from '../shared/dryRun/runWithDryRun';
import { isDryRunId } from '../shared/dryRun/DryRunState';
import { readClientFolder } from '../shared/clientFolder/fields';
import { Refusal } from '../../../shared/core/Refusal';
import { z } from '../../../shared/vendor/zod';
import { optionalText } from '../../../shared/node/readParameters';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import { dateSchema } from '../../../shared/node/dateSchema';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { InvalidField } from '../../../shared/node/InvalidField';
import { DEFAULT_TITLE, requestFilesFields } from './requestFiles/fields';
import {
	requestClientFiles,
	type ClientFileRequest,
	type FilesRequest,
} from './requestFiles/requestClientFiles';

type Needs = Pick<Dependencies, 'dropbox' | 'clock'>;

/** Request Client Uploads: a page by which a client without a Dropbox account sends files, one for each case. */
export const requestFiles: Operation<FilesRequest, ClientFileRequest, Needs> = {
	fields: requestFilesFields,
	read: readFilesRequest,
	run: async (requests, { dropbox, clock }) =>
		await mapOk(
			requests.map((request) => outcomeOfSync(() => requireFutureDeadline(request, clock.now()))),
			async (open) => await runWithDryRun(open, { dropbox, clock }, requestClientFiles),
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

const BEGINS_DAY =
	'The deadline is 12:00 AM, when its day begins. To include that day, enter the date without a time, or a later time';

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
function readFilesRequest(context: IExecuteFunctions, itemIndex: number): FilesRequest {
	const folder = readClientFolder(context, itemIndex);
	const given = readParameters(context, itemIndex, {
		options: z
			.object({
				title: optionalText.default(DEFAULT_TITLE),
				deadline: dateSchema(context.getTimezone(), 'ends'),
				description: optionalText,
				dryRun: dryRunSchema,
			})
			.default({}),
	});
	const title = given.options.title.replaceAll('{matterNumber}', folder.matterNumber).trim();
	if (title === '') {
		throw new Refusal(
			'invalid_input',
			'The file request has no title',
			'Enter a title under Options → Title, e.g. Documents for {matterNumber}.',
		);
	}
	const { deadline, description, dryRun } = given.options;
	return {
		...folder,
		title,
		deadline: deadline && new Date(deadline.moment).toISOString(),
		description: description.trim() === '' ? undefined : description.trim(),
		warnings: deadline?.beginsDay === true ? [BEGINS_DAY] : [],
		dryRun,
	};
}

/** @throws InvalidField where nobody could send files any more */
function requireFutureDeadline(request: FilesRequest, now: number): FilesRequest {
	if (request.deadline === undefined || Date.parse(request.deadline) > now) return request;
	throw new InvalidField(['options', 'deadline'], 'it is in the past', requestFilesFields);
}
