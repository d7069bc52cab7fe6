import type { INodeProperties } from 'n8n-workflow';
import { retryWaitsField } from '../retryWaits';

export const settleFields: INodeProperties[] = [
	retryWaitsField,
	{
		displayName: 'Wait While Not Connected (Minutes)',
		name: 'pauseMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 15,
		description:
			'How long to wait before trying again if a connection was revoked. This uses up no retry: events go on once the account is connected again.',
	},
];
