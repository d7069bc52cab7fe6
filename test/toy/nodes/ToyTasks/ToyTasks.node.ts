import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { inParallel, outcomeOf } from '../../../../nodes/shared/core/outcome';
import { callJson, createClient, type Client } from '../../../../nodes/shared/http/createClient';
import { createService } from '../../../../nodes/shared/http/createService';
import { clock } from '../../../../nodes/shared/n8n/clock';
import { createSend } from '../../../../nodes/shared/n8n/createSend';
import type { Operation } from '../../../../nodes/shared/node/Operation';
import { operationFields } from '../../../../nodes/shared/node/panel';
import { createParameterReader, optionalText } from '../../../../nodes/shared/node/readParameters';
import { route } from '../../../../nodes/shared/node/router';

type Task = { id: number; title: string };
const TASKS = 'https://toy-tasks.example/tasks';
const service = createService({
	name: 'Toy Tasks',
	statusPage: 'status.example',
	credentialCheck: 'its token',
});
const { readParameters } = createParameterReader(() => 'label');

async function listTasks(client: Client): Promise<Task[]> {
	const found: Task[] = [];
	let page: { tasks: Task[]; next: number | null } = { tasks: [], next: 0 };
	while (page.next !== null) {
		page = await callJson(client, 'GET', `${TASKS}?after=${page.next}`);
		found.push(...page.tasks);
	}
	return found;
}

type Call = (client: Client, given: string) => Promise<Task[]>;
const getTask: Call = async (client, id) => [await callJson(client, 'GET', `${TASKS}/${id}`)];
const createTask: Call = async (client, title) => [await callJson(client, 'POST', TASKS, { title })];
/** @param name of the field whose text the call is given, if there is one */
const operation = (displayName: string, name: string, call: Call): Operation<string, Task[], Client> => ({
	fields: name === '' ? [] : [{ displayName, name, type: 'string', default: '' }],
	read: (context, item) =>
		name === '' ? '' : (readParameters(context, item, { [name]: optionalText })[name] ?? ''),
	run: async (requests, client) =>
		await inParallel(requests, async (given) => await outcomeOf(async () => await call(client, given)), 4),
	rows: (tasks) => tasks,
});

const operations = {
	list: operation('', '', listTasks),
	get: operation('Task ID', 'id', getTask),
	create: operation('Title', 'title', createTask),
};

export class ToyTasks implements INodeType {
	description: INodeTypeDescription = {
		...{ displayName: 'Toy Tasks', name: 'toyTasks', group: ['input'], version: 1 },
		usableAsTool: true,
		icon: { light: 'file:../../icons/toyTasks.svg', dark: 'file:../../icons/toyTasks.dark.svg' },
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Lists, gets and creates tasks',
		defaults: { name: 'Toy Tasks' },
		...{ inputs: ['main'], outputs: ['main'], credentials: [{ name: 'toyTasksApi', required: true }] },
		properties: operationFields({ list: 'List tasks', get: 'Get task', create: 'Create task' }, operations),
	};

	async execute(this: IExecuteFunctions) {
		const send = createSend({ context: this, credentialType: 'toyTasksApi', service });
		const connect = async () => createClient(send, clock, service);
		return await route(this, { resources: { '': operations }, connect });
	}
}
