import { createHash } from 'node:crypto';
import type { Workflow } from './Workflow';

/* What keeps the demo set apart from the live one in the same n8n: IDs, names, addresses of webhooks, and tables. */

/**
 * The demo's tables, by the live ones. n8n finds a data table by any part of its name, and takes the one that was changed
 * last: no name may be part of another.
 */
const DEMO_TABLES: Readonly<Record<string, string>> = {
	case_folder_events: 'demo_of_folder_events',
	case_documents: 'demo_of_documents',
	case_folders_known: 'demo_of_known_folders',
};

/** Also where an index is named after its table. */
const TABLES = new RegExp(`\\b(${Object.keys(DEMO_TABLES).join('|')})(?=_open\\b|_case\\b|\\b)`, 'g');

export const demoId = (id: string): string => `${id}-demo`;
const demoName = (name: string): string => `${name} (demo)`;

/** @param paths of all webhooks of the set: where one is named in an expression, it leads to the demo, too */
export function forDemo(
	workflow: Workflow & { id: string },
	paths: readonly string[],
): Workflow & { id: string } {
	const named = new RegExp(`'(${paths.join('|')})'`, 'g');
	const rewrite = (text: string) =>
		text.replace(TABLES, (table) => DEMO_TABLES[table] ?? table).replace(named, "'$1-demo'");
	const nodes = workflow.nodes.map((node) => {
		const parameters = deep(node.parameters, rewrite);
		const { path } = parameters;
		return {
			...node,
			parameters:
				node.type === 'n8n-nodes-base.webhook'
					? { ...parameters, path: `${String(path)}-demo` }
					: callsInDemo(parameters),
			...(node.webhookId === undefined ? {} : { webhookId: uuidOf(`${node.webhookId} demo`) }),
		};
	});
	return { ...workflow, id: demoId(workflow.id), name: demoName(workflow.name), nodes };
}

function callsInDemo(parameters: Record<string, unknown>): Record<string, unknown> {
	const called = parameters['workflowId'] as { value: string; cachedResultName?: string } | undefined;
	if (typeof called !== 'object') return parameters;
	const { value, cachedResultName } = called;
	return {
		...parameters,
		workflowId: {
			...called,
			value: demoId(value),
			...(cachedResultName === undefined ? {} : { cachedResultName: demoName(cachedResultName) }),
		},
	};
}

function deep<T>(value: T, rewrite: (text: string) => string): T {
	return JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
		typeof each === 'string' ? rewrite(each) : each,
	) as T;
}

function uuidOf(text: string): string {
	const digits = createHash('sha256').update(text).digest('hex');
	return [
		digits.slice(0, 8),
		digits.slice(8, 12),
		`4${digits.slice(13, 16)}`,
		`8${digits.slice(17, 20)}`,
		digits.slice(20, 32),
	].join('-');
}
