import type { N8nApi } from '../n8n/N8nApi';
import { readTemplate } from './templates';

/**
 * Installs a workflow that the clock starts, with a webhook in the place of the clock.
 * @param urlOf says where a webhook of the n8n answers
 * @returns what starts it, and returns when it is over
 */
export async function runByHand(
	api: N8nApi,
	urlOf: (path: string) => string,
	file: string,
): Promise<() => Promise<void>> {
	const workflow = readTemplate(file);
	const nodes = workflow.nodes.map((node) =>
		String(node['type']).endsWith('.scheduleTrigger')
			? {
					...node,
					...{ type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId: file },
					parameters: { path: file, responseMode: 'lastNode', options: {} },
				}
			: node,
	);
	await api.publish(await api.importWorkflow({ ...workflow, nodes }));
	return async () => {
		const response = await fetch(urlOf(file));
		const text = await response.text();
		// A run whose last step has no items is over all the same.
		if (response.status !== 200 && !/No item to return/.test(text))
			throw new Error(`${file} answered ${response.status}: ${text.slice(0, 500)}`);
	};
}
