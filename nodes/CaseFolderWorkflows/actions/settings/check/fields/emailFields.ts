import type { INodeProperties } from 'n8n-workflow';
import { heading } from './heading';

/** Who is told, and by which address. */
export const emailFields: INodeProperties[] = [
	heading('emails', '<b>Emails.</b> Someone is always told when a document is not filed.'),
	{
		displayName: 'Alert Emails',
		name: 'alertEmails',
		type: 'string',
		default: '',
		placeholder: 'e.g. it@example.org, office@example.org',
		description:
			'Who is told when something is not done or needs a decision: email addresses, separated by commas, such as jane@example.com',
	},
	{
		displayName: 'Managing Partner',
		name: 'managingPartner',
		type: 'string',
		default: '',
		placeholder: 'e.g. partner@example.org',
		description:
			'The email address of the person who gets the confirmation when a matter is closed, such as jane@example.com. Also told of privileged documents of matters without a responsible attorney.',
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
