import type { INodeProperties } from 'n8n-workflow';
import { heading } from './heading';

/** Who is told, and by which address. */
export const emailFields: INodeProperties[] = [
	heading(
		'emails',
		'<b>Emails.</b> Someone gets an email when a document is not filed, unless a filter left it out.',
	),
	{
		displayName: 'Alert Emails',
		name: 'alertEmails',
		type: 'string',
		default: '',
		placeholder: 'e.g. it@example.org, office@example.org',
		description:
			'Who gets an email when a document is not filed, a service does not answer, or something needs a decision: email addresses, separated by commas, such as jane@example.com',
	},
	{
		displayName: 'Managing Partner',
		name: 'managingPartner',
		type: 'string',
		default: '',
		placeholder: 'e.g. partner@example.org',
		description:
			'The email address of the person who gets an email when a matter is closed, such as jane@example.com, and when a privileged document is filed or held in a matter without a responsible attorney. If it is empty, Alert Emails get these.',
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
