import type { INodeProperties } from 'n8n-workflow';
import type { LocatorField } from './LocatorField';

/** A field that points at a folder: from a searchable list, by ID, by path or by its address in the browser. */
export const folderLocator = (field: LocatorField): INodeProperties => ({
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	...field,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a folder…',
			typeOptions: { searchListMethod: 'searchFolders', searchable: true, searchFilterRequired: false },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. id:a4ayc_80_OEAAAAAAAAAXw',
			hint: 'The ID stays the same when people rename or move the folder',
		},
		{ displayName: 'By Path', name: 'path', type: 'string', placeholder: 'e.g. /Legal Matters/2026' },
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://www.dropbox.com/home/Legal%20Matters',
		},
	],
});
