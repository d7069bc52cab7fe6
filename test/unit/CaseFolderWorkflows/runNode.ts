/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type {
	IDataObject,
	IExecuteFunctions,
	IGetNodeParameterOptions,
	INodeExecutionData,
} from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';

/** What came of a run. */
export interface Run {
	items: INodeExecutionData[];
	/** How often a field was evaluated. */
	evaluated: number;
}

/**
 * Runs the node over items as n8n does, with what the panel gives at first where nothing is said.
 * @param parameters by name; a function is an expression, evaluated for the JSON of the item
 */
export async function runNode(
	resource: string,
	operation: string,
	parameters: Readonly<Record<string, unknown>>,
	items: IDataObject[],
	continueOnFail = true,
): Promise<Run> {
	const node = new CaseFolderWorkflows();
	const shown = node.description.properties.filter(({ displayOptions: { show } = {} }) =>
		[undefined, operation].includes(show?.['operation']?.[0] as string | undefined),
	);
	const defaults = Object.fromEntries(shown.map(({ name, default: value }) => [name, value]));
	const run: Run = { items: [], evaluated: 0 };
	const functions: Array<(json: IDataObject) => unknown> = [];
	/** @param of what becomes of an expression */
	const mapValue = (value: unknown, of: (expression: (json: IDataObject) => unknown) => unknown): unknown => {
		if (typeof value === 'function') return of(value as (json: IDataObject) => unknown);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapValue(inner, of)]));
	};
	const valueOf = (value: unknown, item: number) =>
		mapValue(value, (expression) => {
			run.evaluated++;
			return expression(items[item] ?? {});
		});
	const rawOf = (value: unknown) =>
		mapValue(value, (expression) => `={{ $f${functions.push(expression) - 1} }}`);
	const evaluate = (expression: string, item: number) =>
		functions[Number(/\$f(\d+)/.exec(expression)?.[1])]?.(items[item] ?? {});
	const all: Record<string, unknown> = { ...defaults, ...parameters, resource, operation };
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNode: () => ({ type: 'caseFolderWorkflows', name: 'Case Folder Workflows', parameters: {} }),
		continueOnFail: () => continueOnFail,
		evaluateExpression: evaluate,
		getNodeParameter: (name: string, item: number, _: unknown, options?: IGetNodeParameterOptions) =>
			options?.rawExpressions === true ? rawOf(all[name]) : valueOf(all[name], item),
	};
	const [output] = await node.execute.call(context as unknown as IExecuteFunctions);
	run.items = output ?? [];
	return run;
}
