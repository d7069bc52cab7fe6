import type { INodeProperties } from 'n8n-workflow';

/** Where nodes may write with a credential, so that a demo and the live case folders stay apart. */
export const guardFields: INodeProperties[] = [
	{
		displayName: 'Only Write Below',
		name: 'onlyWriteBelow',
		type: 'string',
		default: '',
		placeholder: 'e.g. id:a4ayc_80_OEAAAAAAAAAXw',
		description:
			'IDs of folders, with commas between them. With this credential nodes then write nowhere else; they still read what the account can see.',
		hint: 'A demo credential with the demo destination here can’t write into live case folders by accident',
	},
	{
		displayName: 'Never Write Below',
		name: 'neverWriteBelow',
		type: 'string',
		default: '',
		placeholder: 'e.g. id:a4ayc_80_OEAAAAAAAAAXw, id:a4ayc_80_OEAAAAAAAAAXx',
		description:
			'IDs of folders, with commas between them. With this credential nodes write neither into them nor to what is in them, however people rename and move them.',
		hint: 'A demo credential with the live destination here can’t write below it by accident',
	},
];
