import type { INodeProperties } from 'n8n-workflow';
import { resourcePanel } from '../shared/resourcePanel';
import { check } from './check.operation';

export const settingsOperations = { check };

export const settingsDescription: INodeProperties[] = resourcePanel('settings', settingsOperations, [
	{
		name: 'Check',
		value: 'check',
		action: 'Check client settings',
		description: 'Check the settings of your office or client, and pass them to the other workflows',
	},
]);
