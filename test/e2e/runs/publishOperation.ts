import type { N8nApi } from '../n8n/N8nApi';
import { caseFolders, eachOf } from './steps';
import { Workflow } from './Workflow';

/** Calls a webhook with items, and gives back what each became. */
export type CallOperation = <R = Record<string, unknown>>(
	...items: ReadonlyArray<Record<string, unknown>>
) => Promise<R[]>;

/**
 * One operation of ours behind a webhook of its own, for any number of items. An item that is refused comes back with
 * its `error`.
 *
 * @param path of the webhook; one per instance of n8n
 * @param parameters as the panel saves them; expressions read the item
 */
export async function publishOperation(
	office: { api: N8nApi; url: string },
	path: string,
	parameters: Record<string, unknown>,
): Promise<CallOperation> {
	const step = caseFolders('Operation', parameters);
	const workflow = await Workflow.publish(office, path, [
		eachOf('items'),
		{ ...step, onError: 'continueRegularOutput' },
	]);
	return async <R>(...items: ReadonlyArray<Record<string, unknown>>) => await workflow.items<R>({ items });
}
