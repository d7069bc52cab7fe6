import type { INodeProperties } from 'n8n-workflow';
import { fileLocator } from '../../fileLocator';

const show = { resource: ['document'], operation: ['link'] };

export const linkFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description: 'The document to link to; for a link in Dropbox also a folder, by ID or path',
		required: true,
		displayOptions: { show },
	}),
	{
		displayName: 'Link Type',
		name: 'linkType',
		type: 'options',
		default: 'inDropbox',
		hint: 'A temporary link downloads the document for anybody who has it, for four hours',
		options: [
			{
				name: 'In Dropbox',
				value: 'inDropbox',
				description: 'The page on dropbox.com, for people who have access there; it shares nothing',
			},
			{
				name: 'Temporary',
				value: 'temporary',
				description: 'A direct download for anybody who has the link; it stops working after four hours',
			},
		],
		displayOptions: { show },
	},
	{
		displayName: 'Allow for Restricted Documents',
		name: 'allowRestricted',
		type: 'boolean',
		default: false,
		description:
			'Whether to make temporary links to documents in restricted folders too, which anybody who has the link can then download for four hours. Off, such a document is refused.',
		displayOptions: { show: { ...show, linkType: ['temporary'] } },
	},
];
