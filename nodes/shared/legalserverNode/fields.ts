import type { INodeProperties } from 'n8n-workflow';
import * as panel from '../node/panel';

export { returnFields } from '../node/panel';

/** @param description of what is done with it; how it is named is the same everywhere */
export const matterField = (description: string): INodeProperties => ({
	displayName: 'Matter',
	name: 'matter',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 22-0000107',
	description: [description, HOW_NAMED].join(' '),
});

const HOW_NAMED =
	'Enter the case number, the UUID, the case ID or the web address of the case profile in LegalServer.';

export const customFieldsField: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'string',
	default: '',
	placeholder: 'e.g. folder_id_12, folder_link_13',
	description:
		'Database names of the custom fields to return, separated by commas. LegalServer returns only the custom fields you list.',
};

export const noteTypeField: INodeProperties = {
	displayName: 'Note Type',
	name: 'noteType',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The type of the case note, from your site’s own list',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a note type…',
			typeOptions: { searchListMethod: 'searchNoteTypes', searchable: true },
		},
		{ displayName: 'By Name', name: 'id', type: 'string', placeholder: 'e.g. General' },
	],
};

export const startAfterField: INodeProperties = {
	displayName: 'Start After',
	name: 'startAfter',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1024@3',
	description:
		'Where an earlier run with the same filters ended. Enter nextPosition from its last item to get the cases that come after it.',
};

/** Calls of each minute. */
const RESERVE = 50;

const leaveForOthersField: INodeProperties = {
	displayName: 'Leave for Others (Requests per Minute)',
	name: 'leaveForOthers',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 190 },
	default: RESERVE,
	description:
		'How many of the 200 requests that LegalServer allows your site each minute to leave for your other integrations',
};

/** The fields of an operation of a resource, shown for it alone, with the options that each has. */
export const operationPanel = panel.createOperationPanel('LegalServer', leaveForOthersField);
