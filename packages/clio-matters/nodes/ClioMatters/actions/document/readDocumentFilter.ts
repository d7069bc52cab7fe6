import type { IExecuteFunctions } from 'n8n-workflow';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import {
	optionalRecordLocator,
	readParameters,
	recordLocator,
} from '../../../../../../nodes/shared/clioNode/readParameters';
import {
	FILE_ID_PROPERTY,
	type DocumentFilter,
	type PageOptions,
} from '../../../../../../nodes/shared/clio/port';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import { readPageOptions } from '../../../../../../nodes/shared/node/readPageOptions';
import { momentSchema } from '../../../../../../nodes/shared/node/readDates';

/** Which documents, and how many of them. */
export interface DocumentListing {
	filter: DocumentFilter;
	page: PageOptions;
}

/** @throws Refusal `invalid_input` naming the field */
export function readDocumentFilter(context: IExecuteFunctions, item: number): DocumentListing {
	const moment = momentSchema(context.getTimezone());
	const { filters } = readParameters(context, item, {
		filters: z
			.object({
				category: optionalRecordLocator(),
				query: optionalText,
				dropboxFileId: optionalText,
				includeDeleted: z.boolean(),
				includeIncomplete: z.boolean(),
				...{ createdSince: moment, updatedSince: moment },
			})
			.partial()
			.default({}),
	});
	const { category, query = '', dropboxFileId = '', ...others } = filters;
	const fileId = dropboxFileId.trim();
	return {
		page: readPageOptions(readParameters, context, item),
		filter: {
			...{ ...others, ...whose(context, item), categoryId: category },
			query: query.trim() === '' ? undefined : query.trim(),
			property: fileId === '' ? undefined : { name: FILE_ID_PROPERTY, value: fileId },
		},
	};
}

/** All documents of the firm only where that was chosen. */
function whose(context: IExecuteFunctions, item: number): Pick<DocumentFilter, 'matterId' | 'contactId'> {
	switch (context.getNodeParameter('documentsOf', item, 'matter')) {
		case 'firm':
			return {};
		case 'contact':
			return { contactId: readParameters(context, item, { contact: recordLocator('contacts') }).contact };
		default:
			return { matterId: readParameters(context, item, { matter: recordLocator('matters') }).matter };
	}
}
