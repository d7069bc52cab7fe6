/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BinaryDataService } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IConnections,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRun,
} from 'n8n-workflow';
import { container } from './container';
import type { CredentialKeeper } from './CredentialKeeper';
import { execute } from './runWorkflow';

/** What a browser gets from a workflow. */
export interface Response {
	status: number;
	body: string;
	location: string | undefined;
	headers: Record<string, string>;
}

export interface SavedRun {
	/** Below docs/workflows. */
	file: string;
	/** Ours, by the names that workflows call them by. */
	nodeTypes: Record<string, INodeType>;
	credentials: readonly CredentialKeeper[];
	query?: unknown;
	/** Of the call, where it has one. */
	body?: IDataObject;
	/** What comes back of a page that waits: the form of it, or nothing where the time is over. */
	answerPage?: (page: Response) => IDataObject | undefined;
}

/**
 * Runs a workflow of the documentation as it stands there: n8n's engine, its expressions and our nodes. Of n8n's own nodes
 * there are stand-ins that do what these workflows need of them.
 */
export async function runSavedWorkflow({ file, nodeTypes, credentials, query, body, answerPage }: SavedRun) {
	await container.get(BinaryDataService).init();
	const { nodes, connections } = readWorkflow(file);
	const responses: Response[] = [];
	const types: Record<string, INodeType> = {
		...nodeTypes,
		'n8n-nodes-base.webhook': standIn(() => [
			[{ json: { query: (query ?? {}) as IDataObject, ...(body && { body }) } }],
		]),
		'n8n-nodes-base.if': standIn(branch, ['conditions'], 2),
		'n8n-nodes-base.set': standIn(setFields, ['mode', 'jsonOutput']),
		'n8n-nodes-base.crypto': standIn(addToken, ['dataPropertyName', 'stringLength']),
		'n8n-nodes-base.respondToWebhook': standIn(
			(context) => {
				responses.push(responseOf(context));
				return [context.getInputData()];
			},
			['respondWith', 'responseBody', 'redirectURL', 'options'],
		),
		'n8n-nodes-base.wait': standIn((context) => {
			const body = answerPage?.(responses.at(-1) as Response);
			return [body === undefined ? context.getInputData() : [{ json: { body } }]];
		}),
	};
	const typeOf = (name: string): INodeType => {
		const type = types[name];
		if (type === undefined) throw new Error(`no node type ${name}`);
		return type;
	};
	const workflow = new Workflow({
		...{ id: '1', nodes, connections, active: false, settings: { executionOrder: 'v1' } },
		nodeTypes: {
			getByName: typeOf,
			getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(typeOf(name), version),
			getKnownTypes: () => ({}),
		},
	});
	const run: IRun = await execute(workflow, nodes[0]?.name ?? '', together(credentials));
	return { run, responses };
}

export function readWorkflow(file: string): { nodes: INode[]; connections: IConnections } {
	const text = readFileSync(join(__dirname, '../../../docs/workflows', file), 'utf8');
	return JSON.parse(text) as { nodes: INode[]; connections: IConnections };
}

/** One helper for the credentials of several types: every call to it names the type. */
function together(keepers: readonly CredentialKeeper[]): CredentialKeeper {
	const find = (given: readonly unknown[]) => keepers.find(({ type }) => given.includes(type)) ?? keepers[0];
	return new Proxy({} as CredentialKeeper, {
		get:
			(_, method) =>
			(...given: unknown[]): unknown => {
				const keeper = find(given) as unknown as Record<string | symbol, (...all: unknown[]) => unknown>;
				return keeper[method]?.(...given);
			},
	});
}

type Outputs = INodeExecutionData[][];

function standIn(
	run: (context: IExecuteFunctions) => Outputs,
	parameters: readonly string[] = [],
	outputs = 1,
): INodeType {
	return {
		description: {
			...{
				displayName: 'Stand-in',
				name: 'standIn',
				group: ['transform'],
				version: [1, 1.1, 1.5, 2.1, 2.2, 3.4],
			},
			...{ description: '', defaults: { name: 'Stand-in' }, inputs: [NodeConnectionTypes.Main] },
			outputs: Array.from({ length: outputs }, () => NodeConnectionTypes.Main),
			properties: parameters.map((name) => ({ displayName: name, name, type: 'string', default: '' })),
		},
		async execute(this: IExecuteFunctions) {
			return await Promise.resolve(run(this));
		},
	};
}

interface Condition {
	leftValue: unknown;
	rightValue: unknown;
	operator: { type: string; operation: string };
}

/** Conditions that are all to hold, and no other kinds of them than are known here. */
function branch(context: IExecuteFunctions): Outputs {
	const holds = (item: number): boolean =>
		(context.getNodeParameter('conditions', item) as { conditions: Condition[] }).conditions.every(
			({ leftValue, rightValue, operator: { type, operation } }) => {
				if (typeof leftValue !== type) throw new TypeError(`not a ${type}`);
				if (operation === 'true') return leftValue === true;
				if (operation === 'equals') return leftValue === rightValue;
				throw new TypeError(`an unknown condition ${operation}`);
			},
		);
	const items = context.getInputData();
	return [items.filter((_, item) => holds(item)), items.filter((_, item) => !holds(item))];
}

function addToken(context: IExecuteFunctions): Outputs {
	const name = context.getNodeParameter('dataPropertyName', 0) as string;
	const length = context.getNodeParameter('stringLength', 0) as number;
	const token = () => randomBytes(length / 2).toString('hex');
	return [context.getInputData().map(({ json }) => ({ json: { ...json, [name]: token() } }))];
}

/** Edit Fields in its mode JSON: what the expression gives, and nothing of what came in. */
function setFields(context: IExecuteFunctions): Outputs {
	const json = (item: number): unknown => context.getNodeParameter('jsonOutput', item);
	if (context.getNodeParameter('mode', 0) !== 'raw') throw new TypeError('an unknown mode');
	return [context.getInputData().map((_, item) => ({ json: json(item) as IDataObject }))];
}

function responseOf(context: IExecuteFunctions): Response {
	const read = (name: string): unknown => context.getNodeParameter(name, 0);
	const { responseCode, responseHeaders } = read('options') as {
		responseCode: number;
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
