import { randomBytes } from 'node:crypto';
import {
	NodeConnectionTypes,
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type IPairedItemData,
} from 'n8n-workflow';
import { useRows, type Tables } from './tableStandIn';

/** What a browser gets from a workflow. */
export interface Response {
	status: number;
	body: string;
	location: string | undefined;
	headers: Record<string, string>;
}

/** What a webhook is called with. */
export interface WebhookCall {
	query?: unknown;
	/** Of the call, where it has one. */
	body?: IDataObject;
	headers?: Record<string, string>;
	/** Files of a form, by their fields. */
	files?: IBinaryKeyData;
	/** What a workflow that others call is called with. */
	events?: readonly IDataObject[];
	/** What other workflows give back, by their IDs. */
	subWorkflows?: Readonly<Record<string, SubWorkflow>>;
	/** Rows of the only data table that is read. */
	tableRows?: readonly IDataObject[];
	/** Data tables that are written. */
	tables?: Tables;
}

/** Takes all items at once; throws what a workflow that fails ends with. */
export type SubWorkflow = (
	items: readonly IDataObject[],
) => readonly IDataObject[] | Promise<readonly IDataObject[]>;

/** Most outputs of a Switch in the workflows. */
const MOST_OUTPUTS = 12;
/** Most inputs of a Merge. */
const MOST_INPUTS = 9;

/**
 * Of n8n's own nodes, stand-ins that do what the workflows of the documentation need of them.
 * @param respond is told what a browser gets
 */
export const createStandIns = (
	call: WebhookCall,
	respond: (response: Response) => void,
	answerPage: () => IDataObject | undefined,
): Record<string, INodeType> => ({
	'n8n-nodes-base.webhook': standIn(
		(context) => receive(context, call),
		['path', 'multipleMethods', 'httpMethod'],
		2,
	),
	'n8n-nodes-base.executeWorkflowTrigger': standIn(() => [(call.events ?? []).map((json) => ({ json }))]),
	'n8n-nodes-base.executeWorkflow': standIn(
		async (context) => await callWorkflow(context, call),
		['workflowId', 'mode'],
	),
	'n8n-nodes-base.scheduleTrigger': standIn(() => [[{ json: {} }]]),
	'n8n-nodes-base.manualTrigger': standIn(() => [[{ json: {} }]]),
	'n8n-nodes-base.dataTable': standIn(
		(context) => [useTable(context, call)],
		['operation', 'tableName', 'dataTableId', 'filters', 'columns'],
	),
	'n8n-nodes-base.removeDuplicates': standIn((context) => [context.getInputData()]),
	'n8n-nodes-base.stopAndError': standIn(() => {
		throw new TypeError('stopped');
	}),
	'n8n-nodes-base.if': standIn(branch, ['conditions'], 2),
	'n8n-nodes-base.filter': standIn((context) => branch(context).slice(0, 1), ['conditions']),
	'n8n-nodes-base.switch': standIn(switchItems, ['mode', 'output', 'rules'], MOST_OUTPUTS),
	'n8n-nodes-base.set': standIn(setFields, ['mode', 'jsonOutput', 'assignments', 'includeOtherFields']),
	'n8n-nodes-base.splitOut': standIn(splitOut, ['fieldToSplitOut']),
	'n8n-nodes-base.merge': merging(standIn(merge, ['mode', 'combineBy', 'numberInputs', 'useDataOfInput'])),
	'n8n-nodes-base.crypto': standIn(addToken, ['dataPropertyName', 'stringLength']),
	'n8n-nodes-base.respondToWebhook': standIn(
		(context) => {
			respond(responseOf(context));
			return [context.getInputData()];
		},
		['respondWith', 'responseBody', 'redirectURL', 'options'],
	),
	'n8n-nodes-base.wait': standIn((context) => {
		const body = answerPage();
		return [body === undefined ? context.getInputData() : [{ json: { body } }]];
	}),
});

type Outputs = INodeExecutionData[][];

function standIn(
	run: (context: IExecuteFunctions) => Outputs | Promise<Outputs>,
	parameters: readonly string[] = [],
	outputs = 1,
): INodeType {
	return {
		description: {
			...{
				displayName: 'Stand-in',
				name: 'standIn',
				group: ['transform'],
				version: [1, 1.1, 1.2, 1.3, 1.5, 2.1, 2.2, 3.2, 3.4],
			},
			...{ description: '', defaults: { name: 'Stand-in' }, inputs: [NodeConnectionTypes.Main] },
			outputs: Array.from({ length: outputs }, () => NodeConnectionTypes.Main),
			properties: parameters.map((name) => ({ displayName: name, name, type: 'string', default: '' })),
		},
		async execute(this: IExecuteFunctions) {
			return await run(this);
		},
	};
}

/** A call with a body is a POST; a webhook for several methods has an output for each. */
function receive(context: IExecuteFunctions, { query, body, headers, files }: WebhookCall): Outputs {
	const parameter = (name: string) => context.getNodeParameter(name, 0, '');
	const webhookUrl = `https://n8n.example/webhook/${String(parameter('path'))}`;
	const json = {
		query: (query ?? {}) as IDataObject,
		webhookUrl,
		...(body && { body }),
		...(headers && { headers }),
	};
	const methods = parameter('multipleMethods') === true ? (parameter('httpMethod') as string[]) : [''];
	const taken = body === undefined ? 'GET' : 'POST';
	const item = { json, ...(files && { binary: files }) };
	return methods.map((method) => (method === '' || method === taken ? [item] : []));
}

/** With all items at once, or with one after the other. */
async function callWorkflow(
	context: IExecuteFunctions,
	{ subWorkflows = {} }: WebhookCall,
): Promise<Outputs> {
	const { value } = context.getNodeParameter('workflowId', 0) as { value: string };
	const run = subWorkflows[value];
	if (run === undefined) throw new TypeError(`no workflow ${value}`);
	const given = context.getInputData().map(({ json }) => json);
	const calls = context.getNodeParameter('mode', 0, 'once') === 'each' ? given.map((one) => [one]) : [given];
	const output: INodeExecutionData[] = [];
	for (const call of calls) {
		// The node itself does the same where a step goes on: n8n takes the item to the second output.
		const got = await Promise.resolve(call)
			.then(run)
			.catch((cause: Error) => [{ error: cause.message }]);
		output.push(...items(got));
	}
	return [output];
}

/** A table is there already, and is read as a whole. */
function useTable(context: IExecuteFunctions, { tableRows = [], tables }: WebhookCall): INodeExecutionData[] {
	if (tables !== undefined) return useRows(context, tables);
	const operation = context.getNodeParameter('operation', 0) as string;
	if (operation === 'create') return [{ json: {} }];
	if (operation === 'get') return tableRows.map((json) => ({ json: { ...json } }));
	throw new TypeError(`an unknown use of a table: ${operation}`);
}

const items = (all: readonly IDataObject[]): INodeExecutionData[] =>
	all.map((json) => ({ json, pairedItem: { item: 0 } }));

interface Condition {
	leftValue: unknown;
	rightValue: unknown;
	operator: { type: string; operation: string };
}

interface Conditions {
	conditions: Condition[];
}

/** Conditions that are all to hold, and no other kinds of them than are known here. */
const allHold = ({ conditions }: Conditions): boolean =>
	conditions.every(({ leftValue, rightValue, operator: { type, operation } }) => {
		if (typeof leftValue !== type) throw new TypeError(`not a ${type}`);
		if (operation === 'true') return leftValue === true;
		if (operation === 'equals') return leftValue === rightValue;
		throw new TypeError(`an unknown condition ${operation}`);
	});

function branch(context: IExecuteFunctions): Outputs {
	const holds = (item: number): boolean =>
		allHold(context.getNodeParameter('conditions', item) as Conditions);
	const items = context.getInputData();
	return [items.filter((_, item) => holds(item)), items.filter((_, item) => !holds(item))];
}

/** To the output that an expression says; else to that of the first rule that holds, or the output behind them. */
function switchItems(context: IExecuteFunctions): Outputs {
	const outputs: Outputs = Array.from({ length: MOST_OUTPUTS }, () => []);
	for (const [index, item] of context.getInputData().entries()) {
		if (context.getNodeParameter('mode', index) === 'expression') {
			outputs[Number(context.getNodeParameter('output', index))]?.push(item);
			continue;
		}
		const { values } = context.getNodeParameter('rules', index) as {
			values: Array<{ conditions: Conditions }>;
		};
		const first = values.findIndex(({ conditions }) => allHold(conditions));
		outputs[first === -1 ? values.length : first]?.push(item);
	}
	return outputs;
}

function splitOut(context: IExecuteFunctions): Outputs {
	const field = context.getNodeParameter('fieldToSplitOut', 0) as string;
	return [
		context.getInputData().flatMap(({ json }, item) =>
			(json[field] as IDataObject[]).map((one) => ({
				json: typeof one === 'object' ? one : { [field]: one },
				pairedItem: { item },
			})),
		),
	];
}

/** A step that waits for what comes to any of its inputs, and goes on when nothing more can come, as n8n's Merge does. */
function merging(type: INodeType): INodeType {
	const inputs = Array.from({ length: MOST_INPUTS }, () => NodeConnectionTypes.Main);
	Object.assign(type.description, { inputs, requiredInputs: 1 });
	return type;
}

/** One after the other; each with each; or the first with the first: in no other way than is known here. */
function merge(context: IExecuteFunctions): Outputs {
	const how = (name: string) => context.getNodeParameter(name, 0, '') as string;
	const all = Array.from({ length: MOST_INPUTS }, (_, input) => inputOf(context, input));
	const [first = [], second = []] = all;
	if (how('mode') === 'append') return [all.flat()];
	if (how('mode') === 'chooseBranch') return [all[Number(how('useDataOfInput')) - 1] ?? []];
	const together = (one: INodeExecutionData, other: INodeExecutionData): INodeExecutionData => ({
		json: { ...one.json, ...other.json },
		binary: { ...one.binary, ...other.binary },
		pairedItem: [one.pairedItem, other.pairedItem].flat() as IPairedItemData[],
	});
	if (how('combineBy') === 'combineAll')
		return [first.flatMap((one) => second.map((other) => together(one, other)))];
	if (how('combineBy') === 'combineByPosition')
		return [second.slice(0, first.length).map((other, index) => together(first[index]!, other))];
	throw new TypeError(`an unknown way to merge: ${how('mode')} ${how('combineBy')}`);
}

/** With where each item comes from; nothing where nothing came. */
function inputOf(context: IExecuteFunctions, input: number): INodeExecutionData[] {
	const given = (context as unknown as { inputData: { main: unknown[] } }).inputData.main[input];
	if (given === undefined || given === null) return [];
	return (given as INodeExecutionData[]).map((item, index) => ({
		...item,
		pairedItem: { item: index, input },
	}));
}

function addToken(context: IExecuteFunctions): Outputs {
	const name = context.getNodeParameter('dataPropertyName', 0) as string;
	const length = context.getNodeParameter('stringLength', 0) as number;
	const token = () => randomBytes(length / 2).toString('hex');
	return [context.getInputData().map(({ json }) => ({ json: { ...json, [name]: token() } }))];
}

/** Edit Fields: in its mode JSON what the expression gives, else its fields, beside what came in where that is wanted. */
function setFields(context: IExecuteFunctions): Outputs {
	const items = context.getInputData();
	if (context.getNodeParameter('mode', 0) === 'raw')
		return [items.map((_, item) => ({ json: objectOf(context.getNodeParameter('jsonOutput', item)) }))];
	return [
		items.map(({ json }, item) => {
			const { assignments } = context.getNodeParameter('assignments', item) as unknown as Assignments;
			const others = context.getNodeParameter('includeOtherFields', item, false) === true ? json : {};
			const set = assignments.map(({ name, value, type }) => {
				if (typeof value !== type) throw new TypeError(`not a ${type}`);
				return [name, value];
			});
			return { json: { ...others, ...Object.fromEntries(set) } as IDataObject };
		}),
	];
}

/** What an expression gives, or what is written there. */
const objectOf = (given: unknown): IDataObject =>
	typeof given === 'string' ? (JSON.parse(given) as IDataObject) : (given as IDataObject);

interface Assignments {
	assignments: Array<{ name: string; value: unknown; type: string }>;
}

function responseOf(context: IExecuteFunctions): Response {
	const read = (name: string): unknown => context.getNodeParameter(name, 0);
	const { responseCode = 200, responseHeaders } = read('options') as {
		responseCode?: number;
		responseHeaders: { entries: Array<{ name: string; value: string }> };
	};
	const isRedirect = read('respondWith') === 'redirect';
	const isItem = read('respondWith') === 'firstIncomingItem';
	const item = isItem ? JSON.stringify(context.getInputData()[0]?.json) : undefined;
	return {
		status: responseCode,
		body: isRedirect ? '' : (item ?? String(read('responseBody'))),
		location: isRedirect ? String(read('redirectURL')) : undefined,
		headers: Object.fromEntries(responseHeaders.entries.map(({ name, value }) => [name, value])),
	};
}
