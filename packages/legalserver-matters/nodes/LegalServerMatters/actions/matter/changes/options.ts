import type { INodeProperties } from 'n8n-workflow';

export const CLEAR_IF_EMPTY: INodeProperties = {
	displayName: 'Clear If Value Is Empty',
	name: 'clearIfEmpty',
	type: 'boolean',
	default: false,
	description:
		'Whether to clear the field if the value is empty. When off, an empty value is refused, so a missing value never erases anything.',
};

/** What a value is sent as. */
export const VALUE_TYPES = ['boolean', 'date', 'number', 'text'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

export const VALUE_TYPE: INodeProperties = {
	displayName: 'Value Type',
	name: 'valueType',
	type: 'options',
	default: 'text',
	options: [
		{
			name: 'Date',
			value: 'date',
			description: 'For a date field. Enter a day such as 2026-03-01.',
		},
		{
			name: 'Number',
			value: 'number',
			description: 'For a field that takes the ID of a user or an organization',
		},
		{
			name: 'Text',
			value: 'text',
			description: 'For text and lookups, and for numbers, dollar amounts and times as you would type them',
		},
		{
			name: 'True or False',
			value: 'boolean',
			description: 'For a checkbox. Enter true or false.',
		},
	],
	description: 'What kind of value the field takes',
};
