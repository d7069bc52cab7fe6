import { createHash } from 'node:crypto';
import { isMark } from './mark';
import { withCalls, type Workflow, type WorkflowNode } from './Workflow';

/**
 * What a workflow does, without what n8n adds to it and what differs between installations: where steps are on the
 * canvas, IDs of steps and credentials, the note of this command. Workflows that it calls stand there by their stable IDs.
 */
export interface Content {
	name: string;
	steps: Record<string, Record<string, unknown>>;
	connections: Record<string, unknown>;
	settings: Record<string, unknown>;
}

export type StableIdOf = (id: string, name: string) => string;

const SETTINGS = [
	...['executionOrder', 'saveDataErrorExecution', 'saveDataSuccessExecution', 'saveManualExecutions'],
	...['saveExecutionProgress', 'timezone'],
];
const LEFT_OUT = ['id', 'name', 'position', 'webhookId', 'credentials', 'createdAt', 'updatedAt'];

/** @param stableIdOf makes the ID of a workflow in this n8n that of the set; others stay */
export function contentOf(workflow: Workflow, stableIdOf: StableIdOf = (id) => id): Content {
	const { name, nodes, connections, settings } = withCalls(workflow, stableIdOf);
	return {
		name,
		steps: Object.fromEntries(nodes.filter((node) => !isMark(node)).map((node) => [node.name, stepOf(node)])),
		connections: Object.fromEntries(Object.entries(connections).filter(([, to]) => !isEmpty(to))),
		settings: Object.fromEntries(Object.entries(settings ?? {}).filter(([key]) => SETTINGS.includes(key))),
	};
}

function stepOf(node: WorkflowNode): Record<string, unknown> {
	const said = Object.entries(node).filter(
		([key, value]) => !LEFT_OUT.includes(key) && value !== false && value !== undefined && value !== null,
	);
	const credentials = Object.entries(node.credentials ?? {}).map(([type, { name }]) => [type, name] as const);
	return {
		...Object.fromEntries(said),
		...(credentials.length === 0 ? {} : { credentials: Object.fromEntries(credentials) }),
	};
}

/** n8n leaves outputs behind from which nothing leads on. */
const isEmpty = (to: unknown): boolean =>
	Object.values(to as object).every((outputs) =>
		(outputs as unknown[]).every((each) => ((each as unknown[] | null) ?? []).length === 0),
	);

/** The same for the same content, whatever the order of its keys. */
export const hashOf = (value: unknown): string =>
	createHash('sha256')
		.update(JSON.stringify(sorted(value)))
		.digest('hex')
		.slice(0, 32);

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, each]) => [key, sorted(each)]),
	);
}

/**
 * The hash of each parameter of each step, as `Step: parameter`, and of what is around steps, in parentheses: so a change
 * can be said of the place that it was made in.
 */
export const hashesOf = ({ steps, ...around }: Content): Record<string, string> =>
	Object.fromEntries([
		...Object.entries(steps).flatMap(([name, { parameters, ...more }]) =>
			Object.entries({ ...(parameters as object), ...more }).map(([key, value]) => [
				`${name}: ${key}`,
				hashOf(value).slice(0, 16),
			]),
		),
		...Object.entries(around).map(([name, value]) => [`(${name})`, hashOf(value).slice(0, 16)]),
	]);
