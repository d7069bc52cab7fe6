import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { check } from './check.operation';
import { plan } from './plan.operation';

export const migrationOperations = { check, plan };

export const migrationDescription: INodeProperties[] = resourcePanel('migration', migrationOperations, [
	{
		name: 'Check',
		value: 'check',
		action: 'Check a migration',
		description:
			'Add up what was found of migrated cases, and make the event that follows: the next check or the email',
	},
	{
		name: 'Plan',
		value: 'plan',
		action: 'Plan a migration',
		description: 'Say what is missing in all case folders and how long it takes, and make the events for it',
	},
]);
