import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { inParallel, mapOk, outcomeOf } from '../../../../../../nodes/shared/core/outcome';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import {
	contactLocator,
	customFieldLocator,
	practiceAreaLocator,
	returnFields,
	startAfterField,
	userLocator,
} from '../../../../../../nodes/shared/clioNode/fields';
import type { Matter } from '../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../shared/Dependencies';
import { listerOf } from '../shared/listerOf';
import { listingNotes, rowsOf, runListings, type Listed } from '../../../../../../nodes/shared/node/listing';
import { matterRow } from '../shared/rows';
import { withChoiceId, withChoices } from './withChoices';
import { readMatterFilter, type MatterListing } from './readMatterFilter';

const day = (displayName: string, name: string, description: string): INodeProperties => ({
	...{ displayName, name, type: 'dateTime', default: '', description },
});

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		contactLocator({
			...{ displayName: 'Client', name: 'client' },
			description: 'Only matters of this client',
		}),
		day('Closed From', 'closedFrom', 'Only matters closed on this day or later'),
		day('Closed Until', 'closedUntil', 'Only matters closed on this day or earlier'),
		day('Created Since', 'createdSince', 'Only matters created in Clio since this date and time'),
		customFieldLocator({
			...{ displayName: 'Custom Field', name: 'customField' },
			description: 'Only matters where this custom field has the value in Custom Field Value',
		}),
		{
			displayName: 'Custom Field Value',
			name: 'customFieldValue',
			type: 'string',
			default: '',
			placeholder: 'e.g. Litigation',
			description:
				'The value that the custom field must have. For a picklist, the text of the choice or its ID.',
		},
		day('Opened From', 'openedFrom', 'Only matters opened on this day or later'),
		day('Opened Until', 'openedUntil', 'Only matters opened on this day or earlier'),
		practiceAreaLocator({
			...{ displayName: 'Practice Area', name: 'practiceArea' },
			description: 'Only matters in this practice area',
		}),
		userLocator({
			...{ displayName: 'Responsible Attorney', name: 'responsibleAttorney' },
			description: 'Only matters with this responsible attorney',
		}),
		{
			displayName: 'Search For',
			name: 'query',
			type: 'string',
			default: '',
			placeholder: 'e.g. Miller',
			description: 'Words in the matter’s number or description, or in the client’s name',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'multiOptions',
			default: [],
			options: [
				{ name: 'Closed', value: 'closed' },
				{ name: 'Open', value: 'open' },
				{ name: 'Pending', value: 'pending' },
			],
			description: 'Only matters with one of these statuses. If you select none, all matters.',
		},
		day('Updated Since', 'updatedSince', 'Only matters changed in Clio since this date and time'),
	],
};

/** Get Many Matters: one output item per matter. */
export const getMany: Operation<MatterListing, Listed<Matter>, Dependencies> = {
	fields: [...returnFields, filters, optionsField([startAfterField])],
	// It only reads.
	asTool: 'runs',
	read: (context: IExecuteFunctions, item: number) => readMatterFilter(context, item),
	run: async (requests, dependencies) => {
		const { clio } = dependencies;
		const prepared = await inParallel(requests, async ({ filter, page }) =>
			outcomeOf(async () => ({ page, filter: await withChoiceId(filter, dependencies) })),
		);
		const list = ({ filter, page }: MatterListing) => clio.listMatters(filter, page);
		const listed = await mapOk(prepared, async (listings) =>
			runListings(listings, list, ({ page }) => page.limit, listerOf(dependencies)),
		);
		return await withChoices(
			listed,
			({ records }) => records,
			(each, records) => ({ ...each, records }),
			dependencies,
		);
	},
	rows: (listed) => rowsOf(listed, matterRow),
	notes: (results) => listingNotes(results, 'matters'),
};
