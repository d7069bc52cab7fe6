import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../../../../shared/dropboxNode/fields';

/** The case itself. */
export const caseIdField: INodeProperties = {
	displayName: 'Case ID',
	name: 'caseId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 22-0000107',
	description:
		'The case number in your case management system, such as 22-0000107. It is part of every folder name, so two cases never share a folder.',
};

/** What says how a case folder is called. */
export const namingFields: INodeProperties[] = [
	{
		displayName: 'Folder Naming',
		name: 'folderNaming',
		type: 'options',
		default: 'caseId',
		description: 'How case folders are named',
		options: [
			{ name: 'Case ID', value: 'caseId', description: 'Such as 22-0000107' },
			{
				name: 'Last, First - Case ID',
				value: 'lastFirstCaseId',
				description: 'Such as Doe, Jane - 22-0000107',
			},
			{ name: 'Template', value: 'template', description: 'Built from fields of the case' },
		],
	},
	{
		displayName: 'Client Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Doe',
		description: 'The client’s last name, such as Doe, or the name of the organization',
		displayOptions: { show: { folderNaming: ['lastFirstCaseId'] } },
	},
	{
		displayName: 'Client First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		description: 'The client’s first name, such as Jane. Leave empty for an organization.',
		placeholder: 'e.g. Jane',
		displayOptions: { show: { folderNaming: ['lastFirstCaseId'] } },
	},
	{
		displayName: 'Name Template',
		name: 'nameTemplate',
		type: 'string',
		default: '{matterNumber}-{clientLastName}-{practiceArea}',
		placeholder: 'e.g. {matterNumber}-{clientLastName}-{practiceArea}',
		description:
			'The pattern for folder names, such as {matterNumber}-{clientLastName}. It must contain {caseId}, {caseNumber} or {matterNumber}, which all mean the Case ID. Other placeholders are filled from Template Fields.',
		displayOptions: { show: { folderNaming: ['template'] } },
	},
	{
		displayName: 'Template Fields',
		name: 'templateFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Placeholder',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. clientLastName',
						description: 'The placeholder’s name without braces, such as clientLastName',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'What to put in place of the placeholder, such as Doe',
						placeholder: 'e.g. Doe',
					},
				],
			},
		],
		displayOptions: { show: { folderNaming: ['template'] } },
	},
];

/** What says which folder a case is to have: the same for every operation that asks for it. */
export const caseFields: INodeProperties[] = [
	caseIdField,
	folderLocator({
		displayName: 'Destination Folder',
		name: 'destination',
		description: 'The existing Dropbox folder in which case folders are created',
		required: true,
	}),
	...namingFields,
	{
		displayName: 'Subfolders',
		name: 'subfolders',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Pleadings\nCorrespondence\nDiscovery/Incoming',
		description:
			'The subfolders to create, one path per line, such as Discovery/Incoming, with a slash between levels. Existing subfolders are kept.',
	},
];

/** What is rarely changed of these, for the Options of the operation. */
export const caseOptions: INodeProperties[] = [
	{
		displayName: 'Case Marker',
		name: 'caseMarker',
		type: 'options',
		default: 'automatic',
		description:
			'How the folder stores its case ID in Dropbox, so that it can be found after people rename or move it and is never mistaken for another case’s folder',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'File properties if the connection can write them, otherwise a marker file',
			},
			{
				name: 'File Properties',
				value: 'properties',
				description:
					'Invisible to people; one call per folder. Not available when acting as a team member or admin.',
			},
			{
				name: 'Marker File',
				value: 'file',
				description: 'A small file in the folder; a few calls for a thousand folders',
			},
			{ name: 'None', value: 'none', description: 'The folder is recognized only by its name and ID' },
		],
	},
	{
		displayName: 'Existing Folder ID',
		name: 'existingFolderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. a4ayc_80_OEAAAAAAAAAXw',
		description:
			'The folder ID on your case record, such as the one that an earlier run returned. That folder is verified and used, even after people rename or move it. Leave empty if there is none.',
	},
	{
		displayName: 'Reuse Existing Folder',
		name: 'reuseExistingFolder',
		type: 'boolean',
		default: true,
		description:
			'Whether to search the destination for a folder that is marked for the case before creating one. A renamed or moved folder is then used again instead of creating a second one. Needs a Case Marker; takes about five calls for a thousand cases.',
	},
];
