import type { INodeProperties } from 'n8n-workflow';
import { heading } from './heading';

/** Who is told, and by which address. */
export const emailFields: INodeProperties[] = [
	heading(
		'emails',
		'<b>Emails.</b> Someone gets an email when a document is not filed in Dropbox, unless a filter or the minimum size leaves it out.',
	),
	{
		displayName: 'Alert Emails',
		name: 'alertEmails',
		type: 'string',
		default: '',
		placeholder: 'e.g. it@example.org, office@example.org',
		description:
			'Who gets an email when a document is not filed in Dropbox, a connected system does not respond, or something needs a decision: email addresses, separated by commas, such as jane@example.com',
	},
	{
		displayName: 'Managing Partner',
		name: 'managingPartner',
		type: 'string',
		default: '',
		placeholder: 'e.g. partner@example.org',
		description:
			'The email address, such as jane@example.com, of the person who gets an email when a matter is closed, and when a privileged document is filed in Dropbox or held back in a matter without a responsible attorney. If it is empty, Alert Emails get these.',
	},
	{
		displayName: 'From Email',
		name: 'fromEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. n8n@example.org',
		description:
			'The address that these emails come from, such as n8n@example.com. Your mail server must allow it.',
	},
];
