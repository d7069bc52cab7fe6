import type { INodeProperties } from 'n8n-workflow';
import * as panel from '../node/panel';

/** What a field that points at something in Dropbox says of itself; how it points is the same everywhere. */
interface LocatorField {
	displayName: string;
	name: string;
	description: string;
	hint?: string;
	required?: boolean;
	displayOptions?: INodeProperties['displayOptions'];
}

/** The description with what to fill in, for whoever fills in the field without its list: an expression, or a model. */
const withExamples = ({ description, ...field }: LocatorField, path: string): LocatorField => ({
	...field,
	description: `${description.replace(/\.$/, '')}. Enter an ID, such as id:a4ayc_80_OEAAAAAAAAAXw, or a path, such as ${path}.`,
});

/** A field that points at a document: from a list to search, by ID, by path or by its address in the browser. */
export const fileLocator = (field: LocatorField): INodeProperties => ({
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	...withExamples(field, '/Legal Matters/22-0000107/Answer.pdf'),
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

/** A field that points at a folder: from a searchable list, by ID, by path or by its address in the browser. */
export const folderLocator = (field: LocatorField): INodeProperties => ({
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	...withExamples(field, '/Legal Matters/22-0000107'),
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

/** The switch by which a writing operation only reports what it would do. */
export const dryRunField = (displayOptions?: INodeProperties['displayOptions']): INodeProperties =>
	panel.dryRunField('Dropbox', displayOptions);

/** The fields of an operation of a resource, shown for it alone, with the options that each has. */
export const operationPanel = (
	resource: string,
	name: string,
	operation: Parameters<typeof panel.operationPanel>[3],
): INodeProperties[] => panel.operationPanel('Dropbox', resource, name, operation);
