import type { INodeProperties } from 'n8n-workflow';

/** For whom calls are made, and where paths start. The same in both credentials. */
export const actingFields: INodeProperties[] = [
	{
		displayName: 'Act As',
		name: 'actAs',
		type: 'options',
		default: 'connectedAccount',
		description: 'Whose files the nodes work with',
		options: [
			{
				name: 'Connected Account',
				value: 'connectedAccount',
				description: 'The person who connects. Needs no team permissions.',
			},
			{
				name: 'Team Member',
				value: 'member',
				description: 'A member of the team that an admin connects, with what this member may see and do',
			},
			{
				name: 'Team Admin',
				value: 'admin',
				description: 'An admin of the team, with access to team folders this admin is no member of',
			},
		],
	},
	{
		displayName: 'Member',
		name: 'member',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. jane@example.com or dbmid:AAF…',
		description: 'E-mail address or member ID of the team member or admin to act as',
		displayOptions: { show: { actAs: ['member', 'admin'] } },
	},
	{
		displayName: 'Paths Start At',
		name: 'pathRoot',
		type: 'options',
		default: 'automatic',
		description:
			'Which folder a path such as /Matters is looked for in. <a href="https://developers.dropbox.com/dbx-team-files-guide" target="_blank">More about team spaces</a>.',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'What the account sees at the top on dropbox.com: the team space, where there is one',
			},
			{
				name: 'Home Folder',
				value: 'home',
				description: 'The folder of the account itself, without the folders of the team',
			},
			{
				name: 'Namespace',
				value: 'namespace',
				description: 'A team folder or shared folder, by its namespace ID',
			},
		],
	},
	{
		displayName: 'Namespace ID',
		name: 'namespaceId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1234567890',
		description:
			'The number of the team folder or shared folder. Create Case Folder returns the one that its folder lies in.',
		displayOptions: { show: { pathRoot: ['namespace'] } },
	},
];
