import type { INodeProperties } from 'n8n-workflow';
import { operationPanel } from '../../../../../../nodes/shared/legalserverNode/fields';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { getStaff } from './getStaff.operation';
import { setExternalId } from './setExternalId.operation';
import { updateCustomField } from './updateCustomField.operation';

export const matterOperations = { get, getMany, getStaff, setExternalId, updateCustomField };

export const matterDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'get',
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get matter',
				description:
					'Get a case with its client, dates, problem code, assignments and the custom fields you list',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				action: 'Get many matters',
				description:
					'List cases, filtered by disposition, problem code, office, program, client or external ID',
			},
			{
				name: 'Get Staff',
				value: 'getStaff',
				action: 'Get staff of a matter',
				description: 'Get the people assigned to a case now, with their email addresses',
			},
			{
				name: 'Set External ID',
				value: 'setExternalId',
				action: 'Set external ID of a matter',
				description: 'Set the external ID of a case (requires LegalServer’s paid Premium API)',
			},
			{
				name: 'Update Custom Field',
				value: 'updateCustomField',
				action: 'Update custom field of a matter',
				description: 'Set a custom field of a case (requires LegalServer’s paid Premium API)',
			},
		],
		displayOptions: { show: { resource: ['matter'] } },
	},
	...Object.entries(matterOperations).flatMap(([name, operation]) =>
		operationPanel('matter', name, operation),
	),
];
