import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import {
	categoryLocator,
	contactLocator,
	matterLocator,
	returnFields,
	startAfterField,
} from '../../../../../../nodes/shared/clioNode/fields';
import type { Document } from '../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../shared/Dependencies';
import { listerOf } from '../shared/listerOf';
import { listingNotes, rowsOf, runListings, type Listed } from '../../../../../../nodes/shared/node/listing';
import { documentRow } from '../shared/rows';
import { listOfManyMatters } from './listOfManyMatters';
import { readDocumentFilter, type DocumentListing } from './readDocumentFilter';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Created Since',
			name: 'createdSince',
			type: 'dateTime',
			default: '',
			description: 'Only documents added to Clio since this date and time',
		},
		categoryLocator({
			...{ displayName: 'Document Category', name: 'category' },
			description: 'Only documents in this document category',
		}),
		{
			displayName: 'Include Documents in the Trash',
			name: 'includeDeleted',
			type: 'boolean',
			default: false,
			description: 'Whether to also return documents that were moved to the trash and can be restored',
		},
		{
			displayName: 'Include Unfinished Uploads',
			name: 'includeIncomplete',
			type: 'boolean',
			default: false,
			description: 'Whether to also return documents whose content has not arrived in Clio yet',
		},
		{
			displayName: 'Marked With Dropbox File ID',
			name: 'dropboxFileId',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.fileId }}',
			description:
				'Only documents that Mark gave this Dropbox file ID. Upload Document of the Dropbox node returns it as fileId.',
		},
		{
			displayName: 'Search For',
			name: 'query',
			type: 'string',
			default: '',
			placeholder: 'e.g. answer',
			description: 'Words in the document’s name',
		},
		{
			displayName: 'Updated Since',
			name: 'updatedSince',
			type: 'dateTime',
			default: '',
			description: 'Only documents changed in Clio since this date and time',
		},
	],
};

/** Get Many Documents: one output item per document. */
export const getMany: Operation<DocumentListing, Listed<Document>, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [
		{
			displayName: 'Documents Of',
			name: 'documentsOf',
			type: 'options',
			noDataExpression: true,
			default: 'matter',
			options: [
				{ name: 'Contact', value: 'contact' },
				{ name: 'Matter', value: 'matter' },
				{ name: 'The Whole Firm', value: 'firm' },
			],
			description: 'Whose documents to return',
		},
		matterLocator({
			...{ displayName: 'Matter', name: 'matter', required: true },
			description: 'The matter whose documents to return',
			displayOptions: { show: { documentsOf: ['matter'] } },
		}),
		contactLocator({
			...{ displayName: 'Contact', name: 'contact', required: true },
			description: 'The contact whose documents to return',
			displayOptions: { show: { documentsOf: ['contact'] } },
		}),
		...returnFields,
		filters,
		optionsField([startAfterField]),
	],
	read: (context, item) => readDocumentFilter(context, item),
	run: async (requests, dependencies) => {
		const { clio } = dependencies;
		const together = await listOfManyMatters(requests, dependencies);
		if (together !== undefined) return together;
		const list = (request: DocumentListing) => clio.listDocuments(request.filter, request.page);
		return await runListings(requests, list, ({ page }) => page.limit, listerOf(dependencies));
	},
	rows: (listed) => rowsOf(listed, documentRow),
	notes: (results) => listingNotes(results, 'documents'),
};
