import type { INodeProperties } from 'n8n-workflow';
import { nightField } from './nightField';

export const chooseMendsFields: INodeProperties[] = [
	{
		displayName: 'Largest Share to Mend (%)',
		name: 'largestShare',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 10,
		description:
			'If more documents than this share would change, nothing is mended, and somebody has to look first. Such a number is more often a sign of a wrong setting or a lost permission than of so many lost documents.',
	},
	{
		displayName: 'Always Mend up To',
		name: 'always',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 20,
		description:
			'So many documents are mended whatever share they are, so that a few documents of a small office are not held up',
	},
	{
		displayName: 'Number of Cases',
		name: 'cases',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'How many cases were to be compared. If fewer come in, something was not read, and nothing is mended. 0 counts those that come in.',
	},
	nightField,
	{
		displayName: 'Mend in Any Case',
		name: 'goOn',
		type: 'boolean',
		default: false,
		description:
			'Whether to mend although more than the share would change, or something was not read. Turn it on only after you have looked at what was found.',
	},
];
