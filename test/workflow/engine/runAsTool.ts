/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import 'reflect-metadata';

import { BinaryDataService } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type EngineRequest,
	type EngineResponse,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
} from 'n8n-workflow';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { container } from './container';
import type { CredentialKeeper } from './CredentialKeeper';
import { execute, node } from './runWorkflow';

/** The ways by which n8n's agents run a node: within the agent's own run, or by asking the engine for it. */
export type AgentWay = 'by the agent' | 'by the engine';

export interface ToolRun {
	way: AgentWay;
	/** The panel of the tool. */
	parameters: IDataObject;
	/** What the model fills in, by the names that `$fromAI` gives. */
	arguments?: IDataObject;
	credentials: CredentialKeeper;
}

const TOOL = 'n8n-nodes-case-folders.dropboxCaseFoldersTool';

/** Lets an agent without a model run our node as its tool. @returns what the model would read */
export async function runAsTool({
	way,
	parameters,
	arguments: given = {},
	credentials,
}: ToolRun): Promise<string> {
	await container.get(BinaryDataService).init();
	const types: Record<string, INodeType> = {
		[TOOL]: new DropboxCaseFoldersTool(),
		'test.start': new Start(),
		'test.agent': new Agent(way, given),
	};
	const typeOf = (name: string): INodeType => {
		const type = types[name];
		if (type === undefined) throw new Error(`no node type ${name}`);
		return type;
	};
	const nodeTypes: INodeTypes = {
		getByName: typeOf,
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(typeOf(name), version),
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({
		id: '1',
		nodes: [
			node('Start', 'test.start', {}),
			node('Agent', 'test.agent', {}),
			{
				...node('Tool', TOOL, parameters as INodeParameters),
				credentials: { [credentials.type]: { id: '1', name: 'Test' } },
			},
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: NodeConnectionTypes.Main, index: 0 }]] },
			Tool: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
		},
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	const run = await execute(workflow, 'Start', credentials);
	const { runData, error } = run.data.resultData;
	const said = runData['Agent']?.at(-1)?.data?.['main']?.[0]?.[0]?.json['said'];
	if (typeof said !== 'string') throw error ?? runData['Agent']?.at(-1)?.error ?? new Error('no answer');
	return said;
}

/** What n8n makes of a node that is usable as a tool. */
class DropboxCaseFoldersTool extends DropboxCaseFolders {
	constructor() {
		super();
		this.description = {
			...this.description,
			...{ name: 'dropboxCaseFoldersTool', displayName: 'Dropbox Case Folders Tool' },
			...{ inputs: [], outputs: [NodeConnectionTypes.AiTool] },
		};
	}
}

/** What asks the agent. */
class Start implements INodeType {
	description: INodeTypeDescription = {
		...{ displayName: 'Start', name: 'start', group: ['input'], version: 1, description: '' },
		...{ defaults: { name: 'Start' }, inputs: [], outputs: [NodeConnectionTypes.Main] },
		usableAsTool: true,
		properties: [],
	};

	async execute(): Promise<INodeExecutionData[][]> {
		return [[{ json: {} }]];
	}
}

interface Tool {
	invoke(given: IDataObject): Promise<unknown>;
}

/** Runs its one tool with what a model would have said. */
class Agent implements INodeType {
	description: INodeTypeDescription = {
		...{ displayName: 'Agent', name: 'agent', group: ['transform'], version: 1, description: '' },
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool, displayName: 'Tool' }],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties: [],
	};

	constructor(way: AgentWay, given: IDataObject) {
		this.execute = async function (this: IExecuteFunctions, response?: EngineResponse) {
			if (way === 'by the agent') return [[{ json: { said: await invokeTool(this, given) } }]];
			if ((response?.actionResponses ?? []).length === 0) return request(given);
			return [[{ json: { said: JSON.stringify(response?.actionResponses[0]?.data) } }]];
		};
	}

	execute: NonNullable<INodeType['execute']>;
}

async function invokeTool(context: IExecuteFunctions, given: IDataObject): Promise<string> {
	const [tool] = (await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
	try {
		return String(await tool?.invoke(given));
	} catch (thrown) {
		return String(thrown);
	}
}

const request = (given: IDataObject): EngineRequest => ({
	actions: [
		{
			...{ actionType: 'ExecutionNodeAction', nodeName: 'Tool', type: NodeConnectionTypes.AiTool },
			...{ id: 'call', input: given, metadata: {} },
		},
	],
	metadata: {},
});
