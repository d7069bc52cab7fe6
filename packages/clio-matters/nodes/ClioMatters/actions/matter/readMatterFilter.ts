import type { IExecuteFunctions } from 'n8n-workflow';
import { InvalidField } from '../../../../../../nodes/shared/node/InvalidField';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import {
	optionalRecordLocator,
	readParameters,
} from '../../../../../../nodes/shared/clioNode/readParameters';
import type { MatterFilter, PageOptions } from '../../../../../../nodes/shared/clio/port';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import { readPageOptions } from '../../../../../../nodes/shared/node/readPageOptions';
import { daySchema, momentSchema } from '../../../../../../nodes/shared/node/readDates';

/** Which matters, and how many of them. */
export interface MatterListing {
	filter: MatterFilter;
	page: PageOptions;
}

const STATUSES = ['open', 'pending', 'closed'] as const;

/** @throws Refusal `invalid_input` naming the field */
export function readMatterFilter(context: IExecuteFunctions, item: number): MatterListing {
	const timezone = context.getTimezone();
	const day = daySchema(timezone);
	const moment = momentSchema(timezone);
	const { filters } = readParameters(context, item, {
		filters: z
			.object({
				status: z.array(z.enum(STATUSES)),
				client: optionalRecordLocator('contacts'),
				practiceArea: optionalRecordLocator(),
				responsibleAttorney: optionalRecordLocator(),
				customField: optionalRecordLocator(),
				customFieldValue: optionalText,
				query: optionalText,
				...{ openedFrom: day, openedUntil: day, closedFrom: day, closedUntil: day },
				...{ createdSince: moment, updatedSince: moment },
			})
			.partial()
			.default({}),
	});
	const { client, practiceArea, responsibleAttorney, customField, customFieldValue, query, ...others } =
		filters;
	return {
		page: readPageOptions(readParameters, context, item),
		filter: {
			...others,
			clientId: client,
			practiceAreaId: practiceArea,
			responsibleAttorneyId: responsibleAttorney,
			query: filled(query),
			customField: customFieldFilter(customField, filled(customFieldValue)),
		},
	};
}

const filled = (text: string | undefined): string | undefined =>
	text === undefined || text.trim() === '' ? undefined : text.trim();

/** One without the other would list all matters. */
function customFieldFilter(
	id: number | undefined,
	value: string | undefined,
): { id: number; value: string } | undefined {
	if (id !== undefined && value !== undefined) return { id, value };
	if (id === undefined && value === undefined) return undefined;
	throw new InvalidField(
		['filters', id === undefined ? 'customField' : 'customFieldValue'],
		'it is empty, but the field that goes with it is not',
	);
}
