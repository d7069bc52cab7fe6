import type { INodeProperties } from 'n8n-workflow';

/** What links to case pages are signed with. Whoever has the key can make links to every folder of the account. */
export const linkKeyFields: INodeProperties[] = [
	{
		displayName: 'Link Key',
		name: 'linkKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'Only for case pages: the key that signs their links. Enter at least 32 random characters, such as a password from a password manager. To end all links at once, replace the key.',
	},
	{
		displayName: 'Former Link Key',
		name: 'formerLinkKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'The previous key, so that its links keep working after you replace the key. Remove it once they have expired.',
	},
];
