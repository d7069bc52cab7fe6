import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../shared/dropboxNode/fields';
import { appendEvents } from './appendEvents.operation';
import { exportEvents } from './exportEvents.operation';
import { verify } from './verify.operation';

export const auditTrailOperations = { appendEvents, exportEvents, verify };

export const auditTrailDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'appendEvents',
		options: [
			{
				name: 'Append Events',
				value: 'appendEvents',
				action: 'Append events to audit trail',
				description: 'Add what was done to a trail in which every later change can be found',
			},
			{
				name: 'Export Events',
				value: 'exportEvents',
				action: 'Export events of audit trail',
				description:
					'Get the events of a case, person or time as a file, with proofs that can be checked without Dropbox',
			},
			{
				name: 'Verify Trail',
				value: 'verify',
				action: 'Verify audit trail',
				description: 'Find what was changed, removed or added in the trail since it was written',
			},
		],
		displayOptions: { show: { resource: ['auditTrail'] } },
	},
	...Object.entries(auditTrailOperations).flatMap(([name, operation]) =>
		operationPanel('auditTrail', name, operation),
	),
];
