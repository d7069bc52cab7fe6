import { tryToParseDateTime, type IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../shared/domain/Refusal';
import { z } from '../../../../shared/vendor/zod';
import type { ClientFolderRequest } from '../../clientUploads/ClientFolder';
import { readClientFolder } from '../../clientUploads/request';
import { optionalText, readParameters } from '../../parameters';

export interface FilesRequest extends ClientFolderRequest {
	title: string;
	/** ISO 8601 in UTC. */
	deadline: string | undefined;
	description: string | undefined;
	/** Whether to only report what would be done. */
	dryRun: boolean;
}

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readFilesRequest(context: IExecuteFunctions, itemIndex: number): FilesRequest {
	const folder = readClientFolder(context, itemIndex);
	const given = readParameters(context, itemIndex, {
		title: optionalText,
		options: z
			.object({
				deadline: z.unknown().transform((value, check) => momentIn(value, context.getTimezone(), check)),
				description: optionalText,
			})
			.partial()
			.default({}),
		dryRun: z.boolean(),
	});
	const title = given.title.replaceAll('{matterNumber}', folder.matterNumber).trim();
	if (title === '') {
		throw new Refusal(
			'invalid_input',
			'The file request has no title',
			'Fill the field Title, e.g. with Documents for {matterNumber}.',
		);
	}
	const description = (given.options.description ?? '').trim();
	return {
		...folder,
		title,
		deadline: given.options.deadline,
		description: description === '' ? undefined : description,
		dryRun: given.dryRun,
	};
}

/** @param timezone of the workflow: what a date means that was picked in the panel, which names none */
function momentIn(value: unknown, timezone: string, check: z.RefinementCtx): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	try {
		const moment = tryToParseDateTime(typeof value === 'number' ? new Date(value) : value, timezone);
		return new Date(moment.toMillis()).toISOString();
	} catch {
		check.addIssue({ code: 'custom', message: 'it is not a date, such as 2026-01-31T17:00:00Z' });
		return z.NEVER;
	}
}
