import type { INodeProperties } from 'n8n-workflow';
import type { LocatorField } from './LocatorField';

/** A field that points at a document: from a list to search, by ID, by path or by its address in the browser. */
export const fileLocator = (field: LocatorField): INodeProperties => ({
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	...field,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a document…',
			typeOptions: { searchListMethod: 'searchFiles', searchable: true, searchFilterRequired: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. id:a4ayc_80_OEAAAAAAAAAXw',
			hint: 'The ID stays the same when people rename or move the document',
		},
		{
			displayName: 'By Path',
			name: 'path',
			type: 'string',
			placeholder: 'e.g. /Legal Matters/22-0000107/Pleadings/Answer.pdf',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://www.dropbox.com/home/Legal%20Matters?preview=Answer.pdf',
		},
	],
});
