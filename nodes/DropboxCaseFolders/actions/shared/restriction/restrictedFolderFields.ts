import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../../../shared/dropboxNode/fields';

type Shown = Record<string, Array<string | boolean>>;

/** Where the restricted folder is, and who may open it; the same wherever papers are kept apart. */
export const restrictedFolderFields = (show: Shown): INodeProperties[] => [
	{
		displayName: 'Restricted Folder In',
		name: 'restrictedFolderIn',
		type: 'options',
		default: 'caseFolder',
		options: [
			{ name: 'Case Folder', value: 'caseFolder', description: 'A subfolder of the case folder' },
			{
				name: 'Another Place',
				value: 'dropbox',
				description: 'A folder anywhere in Dropbox, such as /Privileged/22-0000107',
			},
		].sort((one, other) => one.name.localeCompare(other.name)),
		description: 'Where the folder is that privileged documents are kept in',
		displayOptions: { show },
	},
	{
		displayName: 'Restricted Folder',
		name: 'restrictedSubfolder',
		type: 'string',
		required: true,
		default: 'Privileged',
		placeholder: 'e.g. Privileged',
		description:
			'The subfolder of the case folder that privileged documents are kept in. It is created if missing, and closed to everybody who is not named.',
		displayOptions: { show: { ...show, restrictedFolderIn: ['caseFolder'] } },
	},
	folderLocator({
		displayName: 'Restricted Folder',
		name: 'restrictedFolder',
		description:
			'The folder that privileged documents are kept in. Given by its path it is created if missing. It is closed to everybody who is not named, so choose one that holds nothing else.',
		required: true,
		displayOptions: { show: { ...show, restrictedFolderIn: ['dropbox'] } },
	}),
	{
		displayName: 'People Who May Open It',
		name: 'people',
		type: 'string',
		default: '',
		placeholder: 'e.g. counsel@example.org, paralegal@example.org',
		description:
			'E-mail addresses with commas between them. The account that the credential acts as may always. Groups are not let in.',
		displayOptions: { show },
	},
	{
		displayName: 'Restriction Options',
		name: 'restrictedOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Level',
				name: 'level',
				type: 'options',
				default: 'editor',
				description: 'What people may do who are added. Who is a member already keeps their level.',
				options: [
					{ name: 'Editor', value: 'editor', description: 'Open and change documents' },
					{ name: 'Viewer', value: 'viewer', description: 'Open documents' },
				],
			},
			{
				displayName: 'Remove Links of Outer Folders',
				name: 'removeOuterLinks',
				type: 'boolean',
				default: true,
				description:
					'Whether to remove links of this account to folders above, such as the case folder, which may reach the document. Off, such a link refuses the document.',
			},
			{
				displayName: 'Remove Other Members',
				name: 'removeOtherMembers',
				type: 'boolean',
				default: true,
				description:
					'Whether to take access away from members of the restricted folder who are not named. Off, such a member refuses the document.',
			},
		],
		displayOptions: { show },
	},
];
