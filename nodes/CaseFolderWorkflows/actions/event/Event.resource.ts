import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { prepare } from './prepare.operation';

export const eventOperations = { prepare };

export const eventDescription: INodeProperties[] = resourcePanel('event', eventOperations, [
	{
		name: 'Prepare',
		value: 'prepare',
		action: 'Prepare event',
		description: 'Check an event and make the row that the queue stores of it',
	},
]);
