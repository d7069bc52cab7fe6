import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';
import type { Operation } from './Operation';

/** What a person turns on in the panel of a tool. A model cannot: n8n takes no expression for it, nor do we. */
export const ALLOW_AS_TOOL: INodeProperties = {
	displayName: 'Allow AI Agents to Run This',
	name: 'allowAsTool',
	type: 'boolean',
	default: false,
	noDataExpression: true,
	description:
		'Whether an AI agent may run this operation on its own. Text in a document that the agent reads can also make the agent run it.',
	displayOptions: { show: { '@tool': [true] } },
};

/** Whether an operation gets the option: all those that do not always run for an agent. */
export const needsConsent = ({ asTool }: { asTool?: unknown }): boolean => asTool !== 'runs';

/** As the panel has it, where an expression is a text: only what a person switched on is `true`. */
function isAllowed(context: IExecuteFunctions): boolean {
	const options: unknown = context.getNode().parameters['options'];
	return typeof options === 'object' && options !== null && 'allowAsTool' in options
		? options.allowAsTool === true
		: false;
}

/**
 * What holds for the requests of a run that an AI agent asks for: which of them it may have carried out.
 * @param menus of the operations, by which a refusal calls the operation
 * @returns throws for a request that is not to run: Refusal `not_for_agents`
 */
export function createAgentGuard(
	context: IExecuteFunctions,
	{ asTool }: Pick<Operation, 'asTool'>,
	menus: readonly INodeProperties[] = [],
): (request: unknown) => void {
	if (isAllowed(context)) return () => undefined;
	const [resource, name] = [
		context.getNodeParameter('resource', 0, ''),
		context.getNodeParameter('operation', 0, ''),
	].map(String);
	const label = labelOfOperation(menus, resource ?? '', name ?? '');
	return (request) => {
		if ((typeof asTool === 'function' ? asTool(request) : asTool) !== 'runs') throw agentRefusal(label);
	};
}

const agentRefusal = (label: string): Refusal =>
	new Refusal(
		'not_for_agents',
		`“${label}” was not run: an AI agent asked for it, and the option ${ALLOW_AS_TOOL.displayName} is off`,
		'Leave this to a person. Only a person can turn the option on, in the panel of this tool; an expression or the agent cannot.',
	);

/** What the menu calls an operation; without a menu, by its name. */
export function labelOfOperation(
	menus: readonly INodeProperties[],
	resource: string,
	operation: string,
): string {
	const entries = menus
		.filter(({ name, displayOptions }) => {
			const resources = displayOptions?.show?.['resource'];
			return name === 'operation' && (resources === undefined || resources.includes(resource));
		})
		.flatMap(({ options }) => (options ?? []) as INodePropertyOptions[]);
	return entries.find(({ value }) => value === operation)?.name ?? operation;
}
