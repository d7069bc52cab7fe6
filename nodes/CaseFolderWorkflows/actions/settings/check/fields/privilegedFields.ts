import type { INodeProperties } from 'n8n-workflow';
import { showWhen } from '../../../../../shared/node/panel';
import { heading } from './heading';

/** Which documents only some people may open. */
export const privilegedFields: INodeProperties[] = [
	heading('privileged', '<b>Privileged documents.</b> Only the people named here can open them.'),
	{
		displayName: 'Restrict Privileged Documents',
		name: 'restrictPrivileged',
		type: 'boolean',
		default: true,
		description:
			'Whether to keep documents of privileged categories in a restricted folder. This needs a Dropbox team with a team space. When off, they are filed like all others.',
	},
	...showWhen({ restrictPrivileged: [true] }, [
		{
			displayName: 'Privileged Categories',
			name: 'privilegedCategories',
			type: 'string',
			default: 'Privileged, Attorney-Client',
			placeholder: 'e.g. Privileged, Attorney-Client',
			description:
				'The categories of privileged documents, separated by commas, such as Attorney Notes, Work Product. Only letters and digits are compared. A document in a folder with such a name also counts.',
		},
		{
			displayName: 'People Who May Open Them',
			name: 'privilegedPeople',
			type: 'string',
			default: '',
			placeholder: 'e.g. counsel@example.org, paralegal@example.org',
			description:
				'Email addresses as in Dropbox, separated by commas, such as jane@example.com. Groups are not supported.',
		},
		{
			displayName: 'Include Responsible Attorney',
			name: 'includeResponsibleAttorney',
			type: 'boolean',
			default: true,
			description: 'Whether the responsible attorney of the matter may open its privileged documents, too',
		},
		{
			displayName: 'Privileged Matter Types',
			name: 'privilegedMatterTypes',
			type: 'string',
			default: '',
			placeholder: 'e.g. Litigation, Investigation',
			description:
				'The matter types whose privileged documents are filed, such as Litigation, Investigation. Those of other types are not filed, and you get an email: they are never filed where others can open them. Leave empty for all types.',
		},
		{
			displayName: 'Privileged Folder In',
			name: 'privilegedIn',
			type: 'options',
			default: 'caseFolder',
			options: [
				{
					name: 'Another Folder',
					value: 'anotherFolder',
					description: 'A folder that has one folder for each matter, such as /Privileged/22-0000107',
				},
				{ name: 'Case Folder', value: 'caseFolder', description: 'A subfolder of each case folder' },
			],
			description: 'Where the restricted folders are',
		},
		{
			displayName: 'Privileged Folder',
			name: 'privilegedFolder',
			type: 'string',
			default: 'Privileged',
			placeholder: 'e.g. Privileged or /Privileged',
			description:
				'The name of the subfolder, such as Privileged, or the path of the folder for all matters, such as /Privileged',
		},
		{
			displayName: 'Documents Without a Category',
			name: 'uncategorizedDocuments',
			type: 'options',
			default: 'file',
			options: [
				{
					name: 'File',
					value: 'file',
					description:
						'File them in the case folder, where everybody on the case can open them. Nobody gets an email about it.',
				},
				{
					name: 'Do Not File Yet',
					value: 'hold',
					description: 'File nothing in Dropbox until they have a category, and send an email about it',
				},
			],
			description: 'What to do with a document that has no category',
		},
	]),
];
