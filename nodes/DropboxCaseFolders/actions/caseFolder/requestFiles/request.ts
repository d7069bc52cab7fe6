import type { IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../shared/core/Refusal';
import { z } from '../../../../shared/vendor/zod';
import type { ClientFolderRequest } from '../../shared/clientFolder/locateClientFolders';
import { readClientFolder } from '../../shared/clientFolder/request';
import { optionalText } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { dateSchema } from '../../../../shared/node/dateSchema';

export interface FilesRequest extends ClientFolderRequest {
	title: string;
	/** ISO 8601 in UTC. */
	deadline: string | undefined;
	description: string | undefined;
	/** What whoever set the deadline may not have meant. */
	warnings: string[];
	/** Whether to only report what would be done. */
	dryRun: boolean;
}

const BEGINS_DAY =
	'The deadline is 12:00 AM, when its day begins. To include that day, enter the date without a time, or a later time';

/** @throws Refusal `invalid_input` naming the field, `name_not_allowed` */
export function readFilesRequest(context: IExecuteFunctions, itemIndex: number): FilesRequest {
	const folder = readClientFolder(context, itemIndex);
	const given = readParameters(context, itemIndex, {
		title: optionalText,
		options: z
			.object({
				deadline: dateSchema(context.getTimezone(), 'ends'),
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
	const { deadline, description = '' } = given.options;
	return {
		...folder,
		title,
		deadline: deadline && new Date(deadline.moment).toISOString(),
		description: description.trim() === '' ? undefined : description.trim(),
		warnings: deadline?.beginsDay === true ? [BEGINS_DAY] : [],
		dryRun: given.dryRun,
	};
}
