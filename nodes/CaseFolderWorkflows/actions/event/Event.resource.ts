import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { choose } from './choose.operation';
import { prepare } from './prepare.operation';
import { settle } from './settle.operation';

export const eventOperations = { prepare, choose, settle };

export const eventDescription: INodeProperties[] = resourcePanel('event', eventOperations, [
	{
		name: 'Choose Next',
		value: 'choose',
		action: 'Choose next events',
		description: 'Of all open events, choose those to work on now, in the order that their cases need',
	},
	{
		name: 'Prepare',
		value: 'prepare',
		action: 'Prepare event',
		description: 'Check an event and make the row that the queue stores of it',
	},
	{
		name: 'Settle',
		value: 'settle',
		action: 'Settle events',
		description: 'Decide what becomes of events that were worked on: done, tried again later, or given up',
	},
]);
