import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { z } from '../../../../nodes/shared/vendor/zod';

const tasks = z.array(z.object({ title: z.string() }));

export class ToyTasks implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Toy Tasks',
		name: 'toyTasks',
		icon: {
			light: 'file:../../icons/toyTasks.svg',
			dark: 'file:../../icons/toyTasks.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: 'list',
		description: 'Lists tasks',
		defaults: { name: 'Toy Tasks' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'toyTasksApi', required: true }],
		properties: [
			{
				displayName: 'Tasks',
				name: 'tasks',
				type: 'json',
				default: '[]',
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().flatMap((_, item) =>
			tasks
				.parse(JSON.parse(this.getNodeParameter('tasks', item) as string))
				.map((json) => ({ json, pairedItem: { item } })),
		);
		return [items];
	}
}
