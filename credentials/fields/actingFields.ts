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
				description: 'The account that you connect. Needs no team permissions.',
			},
			{
				name: 'Team Member',
				value: 'member',
				description: 'A team member, with that member’s access. A team admin has to connect.',
			},
			{
				name: 'Team Admin',
				value: 'admin',
				description: 'A team admin, who can also reach team folders without being a member of them',
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
		description: 'Email address or member ID of the team member or admin to act as',
		displayOptions: { show: { actAs: ['member', 'admin'] } },
	},
	{
		displayName: 'Paths Start At',
		name: 'pathRoot',
		type: 'options',
		default: 'automatic',
		description:
			'The folder in which a path such as /Matters starts. <a href="https://developers.dropbox.com/dbx-team-files-guide" target="_blank">More about team spaces</a>.',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'What the account sees at the top on dropbox.com: the team space, if there is one',
			},
			{
				name: 'Home Folder',
				value: 'home',
				description: 'The account’s own folder, without the team’s folders',
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
			'The namespace ID of the team folder or shared folder. Create Case Folder returns it as namespaceId.',
		displayOptions: { show: { pathRoot: ['namespace'] } },
	},
];
