import type { IExecuteFunctions } from 'n8n-workflow';
import { RouteMemory } from '../shared/dropbox/RouteMemory';

/** One per credential and process, since what an app lacks is the credential's. */
const memories = new Map<string, RouteMemory>();

/** What the app of the node's credential turned out to lack, in this execution and earlier ones. */
export function routeMemoryFor(context: IExecuteFunctions, credentialType: string): RouteMemory {
	const id = context.getNode().credentials?.[credentialType]?.id ?? '';
	const known = memories.get(id);
	if (known !== undefined) return known;
	const memory = new RouteMemory();
	if (id !== '') memories.set(id, memory);
	return memory;
}
