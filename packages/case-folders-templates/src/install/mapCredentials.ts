/* eslint-disable @n8n/community-nodes/require-node-api-error -- a command, never part of a node */
import { credentialsOf } from '../buildFiles/guide';
import { undecided } from '../io/Failure';
import { Refused, type N8nApi, type StoredCredential } from '../n8n/N8nApi';
import type { SetWorkflow, Workflow } from '../sets/Workflow';

/** IDs of credentials in n8n, by `type name`. */
export type CredentialIds = ReadonlyMap<string, string>;

const keyOf = (type: string, name = ''): string => `${type} ${name}`;

/**
 * Finds the credentials of a set in n8n, by name and type.
 * @param given IDs by name, for those that n8n does not list, or of which there are two
 * @throws Failure that names those that are not there
 */
export async function mapCredentials(
	api: N8nApi,
	workflows: readonly SetWorkflow[],
	given: ReadonlyMap<string, string>,
): Promise<CredentialIds> {
	const wanted = credentialsOf(workflows);
	const stored = wanted.every(({ name }) => given.has(name)) ? [] : await listCredentials(api);
	const found = wanted.map((each) => {
		const id = given.get(each.name);
		const same = stored.filter(({ name, type }) => name === each.name && type === each.type);
		return { ...each, ids: id === undefined ? same.map((one) => one.id) : [id] };
	});
	const unclear = found.filter(({ ids }) => ids.length !== 1);
	if (unclear.length > 0)
		throw undecided(
			'n8n does not have exactly one credential for each of these:',
			'Make them in n8n with these names, or say which one it is with --credential "NAME=ID". The ID is at the end of the address when you open it.',
			unclear.map(
				({ name, type, ids }) =>
					`${name} (${type}): ${ids.length === 0 ? 'there is none' : `there are ${ids.length}`}`,
			),
		);
	return new Map(found.map(({ type, name, ids: [id = ''] }) => [keyOf(type, name), id]));
}

async function listCredentials(api: N8nApi): Promise<StoredCredential[]> {
	try {
		return await api.listCredentials();
	} catch (thrown) {
		if (!(thrown instanceof Refused) || ![403, 404, 405].includes(thrown.status)) throw thrown;
		// n8n lists them for owners and admins alone, and older ones for nobody.
		return [];
	}
}

/** The workflow with the IDs that its credentials have in n8n. */
export const withCredentialIds = (workflow: Workflow, ids: CredentialIds): Workflow => ({
	...workflow,
	nodes: workflow.nodes.map((node) =>
		node.credentials === undefined
			? node
			: {
					...node,
					credentials: Object.fromEntries(
						Object.entries(node.credentials).map(([type, { name }]) => [
							type,
							{ id: ids.get(keyOf(type, name)) ?? '', name },
						]),
					),
				},
	),
});

/** Whether a step has no credential any more, or another one of this name, such as one that was deleted and made anew. */
export const lacksCredentials = (stored: Workflow, ids: CredentialIds): boolean =>
	stored.nodes.some(({ credentials = {} }) =>
		Object.entries(credentials).some(([type, { id, name }]) => {
			const wanted = ids.get(keyOf(type, name));
			return wanted !== undefined && wanted !== id;
		}),
	);
