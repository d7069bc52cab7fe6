/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	NodeConnectionTypes,
	NodeHelpers,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
} from 'n8n-workflow';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';

/** Node types of a test run: a source that yields the given items, and ours. */
export function nodeTypesOf(
	items: INodeExecutionData[],
	ours: INodeType = new DropboxCaseFolders(),
): INodeTypes {
	const types: Record<string, INodeType> = {
		'test.items': new Items(items),
		[typeNameOf(ours)]: ours,
	};
	const typeOf = (name: string): INodeType => {
		const type = types[name];
		if (type === undefined) throw new Error(`no node type ${name}`);
		return type;
	};
	return {
		getByName: typeOf,
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(typeOf(name), version),
		getKnownTypes: () => ({}),
	};
}

/** What n8n calls it by. */
export const typeNameOf = ({ description }: INodeType): string =>
	`n8n-nodes-case-folders.${description.name}`;

class Items implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Items',
		name: 'items',
		group: ['input'],
		version: 1,
		description: '',
		defaults: { name: 'Items' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties: [],
	};

	constructor(private readonly items: INodeExecutionData[]) {}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const type = (this as unknown as { workflow: { nodeTypes: INodeTypes } }).workflow.nodeTypes;
		return [(type.getByNameAndVersion('test.items') as Items).items];
	}
}
