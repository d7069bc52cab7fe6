/** A step of a workflow, as n8n has it. */
export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion?: number;
	position?: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id?: string | null; name?: string }>;
	webhookId?: string;
	[more: string]: unknown;
}

/** A workflow, as n8n takes, exports and returns it. */
export interface Workflow {
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	meta?: Record<string, unknown> | null;
}

/** A workflow of a client's set. */
export interface SetWorkflow {
	/** Of the ready-made workflow, without its ending. */
	file: string;
	/** Stable; files for `n8n import:workflow` have it. */
	id: string;
	workflow: Workflow;
}

interface Locator {
	value?: unknown;
	[more: string]: unknown;
}

const isCall = ({ type }: WorkflowNode): boolean => type === 'n8n-nodes-base.executeWorkflow';

/** The IDs of the workflows that it calls. */
export const callsOf = ({ nodes }: Workflow): string[] => [
	...new Set(
		nodes
			.filter(isCall)
			.map(({ parameters }) => String((parameters['workflowId'] as Locator | undefined)?.value ?? '')),
	),
];

/** The same with other IDs in the steps that call workflows. @param idOf is given the ID and the name that stand there */
export const withCalls = (workflow: Workflow, idOf: (id: string, name: string) => string): Workflow => ({
	...workflow,
	nodes: workflow.nodes.map((node) => {
		const locator = node.parameters['workflowId'] as Locator | undefined;
		if (!isCall(node) || typeof locator !== 'object') return node;
		const value = idOf(String(locator.value ?? ''), String(locator['cachedResultName'] ?? ''));
		return { ...node, parameters: { ...node.parameters, workflowId: { ...locator, value } } };
	}),
});

/** Whether n8n can publish it: something starts it besides a person in the editor. */
export const isPublishable = ({ nodes }: Workflow): boolean =>
	nodes.some(
		({ type }) => (/trigger$/i.test(type) && !/\.manualTrigger$/.test(type)) || /\.webhook$/.test(type),
	);
