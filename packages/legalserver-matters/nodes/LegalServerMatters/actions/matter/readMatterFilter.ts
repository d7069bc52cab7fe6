import type { IExecuteFunctions } from 'n8n-workflow';
import type { MatterFilter, PageOptions } from '../../../../../../nodes/shared/legalserver/port';
import { readParameters } from '../../../../../../nodes/shared/legalserverNode/readParameters';
import { readPageOptions } from '../../../../../../nodes/shared/node/readPageOptions';
import { optionalText } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';

/** A listing as an item asks for it. */
export interface MatterListing {
	filter: MatterFilter;
	page: PageOptions;
}

/** What is not filled narrows nothing. */
const wanted = optionalText.transform((given) => (given.trim() === '' ? undefined : given.trim()));

const filtersSchema = z
	.object({
		assignmentType: wanted,
		clientEmail: wanted,
		disposition: wanted,
		dropboxFolderId: wanted,
		externalId: wanted,
		first: wanted,
		last: wanted,
		office: wanted,
		organization: wanted,
		problemCode: wanted,
		program: wanted,
	})
	.partial()
	.default({});

export function readMatterFilter(context: IExecuteFunctions, item: number): MatterListing {
	const { filters } = readParameters(context, item, { filters: filtersSchema });
	return { filter: filters, page: readPageOptions(readParameters, context, item) };
}
