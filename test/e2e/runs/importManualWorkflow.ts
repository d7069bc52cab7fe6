import type { N8nApi } from '../n8n/N8nApi';
import type { Step } from './steps';

/** Imports a workflow that people start by hand in the editor; returns its ID. */
export async function importManualWorkflow(
	api: N8nApi,
	name: string,
	steps: readonly Step[],
): Promise<string> {
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
	const nodes = [start, ...steps].map((step, index) => ({
		...step,
		...{ id: `${name}-${index}`, position: [260 * index, 0] },
	}));
	const links = nodes.slice(1).map((node, index) => [nodes[index]?.name, connectTo(node.name)] as const);
	const connections = Object.fromEntries(links);
	// The editor breaks off where a workflow says nothing of pinned data.
	const { id } = await api.importWorkflow({ name, nodes, connections, pinData: {} });
	return id;
}

const connectTo = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

/** Items for those that follow, as a person pins or types them. */
export const itemsOf = (json: ReadonlyArray<Record<string, unknown>>): Step[] => [
	{
		...{ name: 'Documents', type: 'n8n-nodes-base.set', typeVersion: 3.4 },
		parameters: { mode: 'raw', jsonOutput: JSON.stringify({ documents: json }), options: {} },
	},
	{
		...{ name: 'One item each', type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
		parameters: { fieldToSplitOut: 'documents', options: {} },
	},
];
