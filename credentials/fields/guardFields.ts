import type { INodeProperties } from 'n8n-workflow';

/** Where nodes may write with a credential, so that a demo and the live case folders stay apart. */
export const guardFields: INodeProperties[] = [
	...guardField({
		displayName: 'Only Write Below',
		name: 'onlyWriteBelow',
		placeholder: 'e.g. id:a4ayc_80_OEAAAAAAAAAXw',
		description:
			'Folder IDs, separated by commas. Nodes with this credential write nowhere else. They can still read everything the account can see.',
		hint: 'A demo credential with the demo destination here can’t write into live case folders by accident',
	}),
	...guardField({
		displayName: 'Never Write Below',
		name: 'neverWriteBelow',
		placeholder: 'e.g. id:a4ayc_80_OEAAAAAAAAAXw, id:a4ayc_80_OEAAAAAAAAAXx',
		description:
			'Folder IDs, separated by commas. Nodes with this credential change nothing in these folders, even after people rename or move them.',
		hint: 'A demo credential with the live destination here can’t write below it by accident',
	}),
];

/**
 * A field, and a mark that an expression fills it. n8n gives a node what an expression yields, not that there was one:
 * a guard whose expression finds nothing would look like none. Only properties that are displayed reach the node, and
 * while a field holds an expression, n8n displays whatever depends on it.
 */
function guardField(field: Omit<INodeProperties, 'type' | 'default'>): INodeProperties[] {
	return [
		{ ...field, type: 'string', default: '' },
		{
			displayName: `Whether ${field.displayName} Is an Expression`,
			name: `${field.name}IsExpression`,
			type: 'hidden',
			default: 'yes',
			displayOptions: { show: { [field.name]: ['an expression'] } },
		},
	];
}
