/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BinaryDataService } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IRun,
} from 'n8n-workflow';
import { container } from './container';
import type { CredentialKeeper } from './CredentialKeeper';
import { execute } from './runWorkflow';
import { createStandIns, type Response, type WebhookCall } from './standIns';

export type { Response, SubWorkflow } from './standIns';

export interface SavedRun extends WebhookCall {
	/** Below templates. */
	file: string;
	/** Ours, by the names that workflows call them by. */
	nodeTypes: Record<string, INodeType>;
	credentials: readonly CredentialKeeper[];
	/** Parameters that a person changes, by the names of nodes. */
	change?: Record<string, INodeParameters>;
	/** What comes back of a page that waits: the form of it, or nothing where the time is over. */
	answerPage?: (page: Response) => IDataObject | undefined;
	/** The step that it begins with, where it has several such. */
	startWith?: string;
}

/** Where a workflow begins. */
const STARTS = ['n8n-nodes-base.webhook', 'n8n-nodes-base.executeWorkflowTrigger'];

/** Runs a ready-made workflow as it is: n8n's engine, its expressions and our nodes, beside stand-ins. */
export async function runSavedWorkflow({
	file,
	nodeTypes,
	credentials,
	answerPage,
	change,
	startWith,
	...call
}: SavedRun) {
	await container.get(BinaryDataService).init();
	const { nodes: all, connections } = readWorkflow(file);
	const nodes = all.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	for (const node of nodes) Object.assign(node.parameters, change?.[node.name]);
	const responses: Response[] = [];
	const types: Record<string, INodeType> = {
		...nodeTypes,
		...createStandIns(
			call,
			(response) => responses.push(response),
			() => answerPage?.(responses.at(-1) as Response),
		),
	};
	const typeOf = (name: string): INodeType => {
		const type = types[name];
		if (type === undefined) throw new Error(`no node type ${name}`);
		return type;
	};
	const start = nodes.find(({ name, type }) =>
		startWith === undefined ? STARTS.includes(type) : name === startWith,
	);
	const workflow = new Workflow({
		...{ id: '1', nodes, connections, active: false, settings: { executionOrder: 'v1' } },
		nodeTypes: {
			getByName: typeOf,
			getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(typeOf(name), version),
			getKnownTypes: () => ({}),
		},
	});
	const run: IRun = await execute(workflow, start?.name ?? '', together(credentials));
	return { run, responses };
}

export function readWorkflow(file: string): { nodes: INode[]; connections: IConnections } {
	const text = readFileSync(join(__dirname, '../../../templates', file), 'utf8');
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
