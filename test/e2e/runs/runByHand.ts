import type { N8nApi } from '../n8n/N8nApi';
import { readTemplate, type Changes } from './templates';

/**
 * Installs a workflow that the clock starts, with webhooks in the place of its clocks; or one that only a person starts,
 * with a webhook in that one's place.
 * @param urlOf says where a webhook of the n8n answers
 * @param changes parameters of its steps that are others
 * @returns what starts it, and returns when it is over; it takes the name of a clock, or starts the first
 */
export async function runByHand(
	api: N8nApi,
	urlOf: (path: string) => string,
	file: string,
	changes: Changes = {},
): Promise<(clock?: string) => Promise<void>> {
	const workflow = readTemplate(file, changes);
	const isOf = (type: string) => (node: Record<string, unknown>) => String(node['type']).endsWith(type);
	const isClock = isOf(workflow.nodes.some(isOf('.scheduleTrigger')) ? '.scheduleTrigger' : '.manualTrigger');
	const first = workflow.nodes.find(isClock)?.['name'];
	const pathOf = (clock: unknown) =>
		clock === first ? file : `${file}-${String(clock).toLowerCase().replaceAll(' ', '-')}`;
	const nodes = workflow.nodes.map((node) =>
		isClock(node)
			? {
					...node,
					...{ type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId: pathOf(node['name']) },
					parameters: { path: pathOf(node['name']), responseMode: 'lastNode', options: {} },
				}
			: node,
	);
	await api.publish(await api.importWorkflow({ ...workflow, nodes }));
	return async (clock = first as string) => {
		const response = await fetch(urlOf(pathOf(clock)));
		const text = await response.text();
		// A run whose last step has no items is over all the same.
		if (response.status !== 200 && !/No item to return/.test(text))
			throw new Error(`${file} answered ${response.status}: ${text.slice(0, 500)}`);
	};
}
