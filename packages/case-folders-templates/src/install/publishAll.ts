/* eslint-disable @n8n/community-nodes/require-node-api-error -- a command, never part of a node */
import { Failure } from '../io/Failure';
import type { N8nApi, StoredWorkflow } from '../n8n/N8nApi';
import { isPublished, type Planned } from './planInstall';

/**
 * Publishes workflows in their order. One that cannot be published does not keep others back that do not call it.
 * @returns the names of those that were, and why others were not
 */
export async function publishAll(
	api: N8nApi,
	planned: readonly Planned[],
	stored: ReadonlyMap<string, StoredWorkflow>,
	progress: (line: string) => void,
): Promise<{ published: string[]; unpublished: string[] }> {
	const [published, unpublished]: [string[], string[]] = [[], []];
	const toDo = planned.filter(({ target, isToPublish }) => {
		const there = stored.get(target.file);
		return isToPublish && there !== undefined && !isPublished(there);
	});
	for (const [index, { target }] of toDo.entries()) {
		const { name } = target.workflow;
		try {
			await api.publish(stored.get(target.file)?.id ?? '');
			published.push(name);
			progress(`${index + 1}/${toDo.length} ${name}: published`);
		} catch (thrown) {
			if (!(thrown instanceof Failure)) throw thrown;
			unpublished.push(`${name}: ${thrown.message} ${thrown.advice}`);
			progress(`${index + 1}/${toDo.length} ${name}: not published`);
		}
	}
	return { published, unpublished };
}
