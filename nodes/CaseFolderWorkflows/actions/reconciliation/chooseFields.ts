import type { INodeProperties } from 'n8n-workflow';
import { nightField } from './nightField';

export const chooseMendsFields: INodeProperties[] = [
	{
		displayName: 'Largest Share to Fix (%)',
		name: 'largestShare',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 10,
		description:
			'If more than this share of the documents would change, nothing is fixed, and somebody has to look first: a wrong setting or a lost permission is then more likely than so many lost documents',
	},
	{
		displayName: 'Always Fix up To',
		name: 'always',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 20,
		description:
			'Up to this many documents are fixed, whatever share of all documents that is. So a few documents of a small office do not have to wait.',
	},
	{
		displayName: 'Number of Cases',
		name: 'cases',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'How many cases should have been compared. If fewer items come in, some were not read, and nothing is fixed. With 0, this is not checked.',
	},
	nightField,
	{
		displayName: 'Fix Anyway',
		name: 'goOn',
		type: 'boolean',
		default: false,
		description:
			'Whether to fix documents even if more than the largest share would change, or if something was not read. Turn it on only after you have looked at what was found.',
	},
];
