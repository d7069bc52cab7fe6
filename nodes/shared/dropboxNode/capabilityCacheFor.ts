import type { IExecuteFunctions } from 'n8n-workflow';
import { CapabilityCache } from '../dropbox/uploads/CapabilityCache';

/** One per credential and process, since what an app lacks is the credential's. */
const caches = new Map<string, CapabilityCache>();

/** What the app of the node's credential turned out to lack, in this execution and earlier ones. */
export function capabilityCacheFor(context: IExecuteFunctions, credentialType: string): CapabilityCache {
	const id = context.getNode().credentials?.[credentialType]?.id ?? '';
	const known = caches.get(id);
	if (known !== undefined) return known;
	const memory = new CapabilityCache();
	if (id !== '') caches.set(id, memory);
	return memory;
}
