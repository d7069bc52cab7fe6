/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import 'reflect-metadata';

import { BinaryDataService, ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type OnError,
} from 'n8n-workflow';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { container } from './container';
import type { CredentialKeeper } from './CredentialKeeper';
import { nodeTypesOf, typeNameOf } from './nodeTypes';

/** A run of our node between a source of items and two sinks. */
export interface WorkflowRun {
	items: INodeExecutionData[];
	parameters: INodeParameters;
	credentials: CredentialKeeper;
	/** As the node's setting "On Error"; the default stops the workflow. */
	onError?: OnError;
	/** The node; Dropbox Case Folders if not given. */
	nodeType?: INodeType;
	/** n8n's variables, as `$vars` has them. */
	variables?: IDataObject;
}

export interface RunResult {
	run: IRun;
	/** Items of the first output, and of the error output where there is one. */
	output: INodeExecutionData[];
	errorOutput: INodeExecutionData[];
	/** What stopped the node, if anything did. */
	error: (Error & { description?: string | null; context?: Record<string, unknown> }) | undefined;
}

/** Carries a workflow through n8n's own execution engine, in this process. */
export async function runWorkflow({
	items,
	parameters,
	credentials,
	onError,
	nodeType = new DropboxCaseFolders(),
	variables = {},
}: WorkflowRun): Promise<RunResult> {
	await container.get(BinaryDataService).init();
	const ourNode = nodeType.description.displayName;
	const nodes: INode[] = [
		node('Items', 'test.items', {}),
		{
			...node(ourNode, typeNameOf(nodeType), parameters),
			credentials: { [credentials.type]: { id: '1', name: 'Test' } },
			...(onError === undefined ? {} : { onError }),
		},
	];
	const connections: IConnections = { Items: { main: [[{ node: ourNode, type: 'main', index: 0 }]] } };
	const workflow = new Workflow({
		id: '1',
		nodes,
		connections,
		active: false,
		nodeTypes: nodeTypesOf(items, nodeType),
		settings: { executionOrder: 'v1' },
	});
	const run = await execute(workflow, 'Items', credentials, variables);
	const task = run.data.resultData.runData[ourNode]?.[0];
	const [output, errorOutput] = task?.data?.['main'] ?? [];
	return {
		run,
		output: output ?? [],
		errorOutput: errorOutput ?? [],
		error: (task?.error ?? run.data.resultData.error) as RunResult['error'],
	};
}

/** Lets the engine run a workflow from a node on. */
export async function execute(
	workflow: Workflow,
	start: string,
	credentials: CredentialKeeper,
	variables: IDataObject = {},
): Promise<IRun> {
	const additionalData = {
		credentialsHelper: credentials,
		executionId: '1',
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1/',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables,
		currentNodeExecutionIndex: 0,
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			id: '1',
			name: 'test',
			nodes: Object.values(workflow.nodes),
			connections: workflow.connectionsBySourceNode,
			active: false,
		} as never),
	} as unknown as IWorkflowExecuteAdditionalData;
	const startNode = workflow.getNode(start) as INode;
	const runExecutionData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: startNode, data: { main: [[{ json: {} }]] }, source: null }],
		},
	});
	return await new WorkflowExecute(additionalData, 'manual', runExecutionData).processRunExecutionData(
		workflow,
	);
}

let position = 0;
export const node = (name: string, type: string, parameters: INodeParameters): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [(position += 200), 0],
	parameters,
});
