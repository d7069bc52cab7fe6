import type { INodeProperties } from 'n8n-workflow';

const HOW = 'separated by commas, or one per line if a name has a comma. Leave it out for all.';

/** Which matters are looked after. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Attorneys',
			name: 'attorneys',
			type: 'string',
			default: '',
			placeholder: 'e.g. Jane Doe, ada@example.org',
			description: `Only matters of these responsible attorneys: names or email addresses, such as Jane Doe, ${HOW}`,
		},
		{
			displayName: 'Matter Types',
			name: 'matterTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. Litigation, Investigation',
			description: `Only matters of these types, such as Litigation, ${HOW}`,
		},
		{
			displayName: 'Practice Areas',
			name: 'practiceAreas',
			type: 'string',
			default: '',
			placeholder: 'e.g. Family, Real Estate',
			description: `Only matters of these practice areas, such as Family, ${HOW}`,
		},
	],
};
