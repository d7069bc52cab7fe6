import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { plan } from './plan.operation';

export const migrationOperations = { plan };

export const migrationDescription: INodeProperties[] = resourcePanel('migration', migrationOperations, [
	{
		name: 'Plan',
		value: 'plan',
		action: 'Plan a migration',
		description: 'Say what is missing in all case folders and how long it takes, and make the events for it',
	},
]);
