import type { INodeProperties } from 'n8n-workflow';

/** Case systems whose documents can be listed. */
export const sourceField: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'options',
	default: 'clio',
	description: 'The case management system that the documents are from',
	options: [
		{ name: 'Clio', value: 'clio', description: 'Clio Manage' },
		{ name: 'LegalServer', value: 'legalserver', description: 'Your LegalServer site' },
	],
};
