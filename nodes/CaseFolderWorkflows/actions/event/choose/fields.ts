import type { INodeProperties } from 'n8n-workflow';
import { retryWaitsField } from '../retryWaits';

export const MOST_AT_ONCE = 500;

export const chooseFields: INodeProperties[] = [
	{
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MOST_AT_ONCE },
		default: 50,
		description: 'How many events to work on at the most before looking again',
	},
	{
		displayName: 'Lease (Minutes)',
		name: 'leaseMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 15,
		description:
			'How long the events of this batch belong to this run. If n8n stops, another run takes them up after that. Choose more than a batch ever takes.',
	},
	retryWaitsField,
];
