import type { Input } from '../inputs';

export interface MeasuredWorkflow {
	/** Workflows of the same key are the same. */
	key: string;
	nodes: Array<{ name: string } & Record<string, unknown>>;
	connections: Record<string, unknown>;
}

/** Where the node under test gets its items from. */
export type Items = { files: Input } | { listed: true } | { none: true };

/** The node under test, without its name and place. */
export interface NodeUnderTest {
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	onError?: 'continueRegularOutput';
}

/** "Start" (a webhook, added where it is published) → what makes the items → "Measured". */
export function createMeasuredWorkflow(key: string, items: Items, node: NodeUnderTest): MeasuredWorkflow {
	const makers = itemSourceNodes(items);
	const nodes = [...makers, { ...node, id: 'measured', name: 'Measured', position: [600, 0] }];
	const names = ['Start', ...nodes.map(({ name }) => name)];
	const links = names.slice(1).map((name, index) => [names[index], connectTo(name)] as const);
	return { key, nodes, connections: Object.fromEntries(links) };
}

const connectTo = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

function itemSourceNodes(items: Items): MeasuredWorkflow['nodes'] {
	const placed = { id: 'items', name: 'Items', position: [300, 0] };
	if ('files' in items) {
		const parameters = { operation: 'read', fileSelector: `${items.files.folder}/*`, options: {} };
		return [{ ...placed, type: 'n8n-nodes-base.readWriteFile', typeVersion: 1.1, parameters }];
	}
	if ('listed' in items) {
		const parameters = { fieldToSplitOut: 'body.items', options: {} };
		return [{ ...placed, type: 'n8n-nodes-base.splitOut', typeVersion: 1, parameters }];
	}
	return [];
}
