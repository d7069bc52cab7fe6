import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { compose } from './compose.operation';
import { write } from './write.operation';

export const alertOperations = { compose, write };

export const alertDescription: INodeProperties[] = resourcePanel('alert', alertOperations, [
	{
		name: 'Compose',
		value: 'compose',
		action: 'Compose alerts',
		description: 'Look at the rows of the queue and make the rows of the emails that are to be sent now',
	},
	{
		name: 'Write',
		value: 'write',
		action: 'Write alert email',
		description: 'Write the subject and text of an email that the queue is to send',
	},
]);
