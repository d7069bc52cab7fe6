import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** What a node on the canvas says that it does: the action of its operation, as the menus of the resources have it. */
export function subtitleOf(properties: readonly INodeProperties[]): string {
	const actions = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => (options ?? []) as INodePropertyOptions[])
		.map(({ value, action }) => [value, action]);
	return `={{ (${JSON.stringify(Object.fromEntries(actions))})[$parameter["operation"]] }}`;
}
