/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { DropboxState } from './DropboxState';
import type { Namespace } from './Namespace';
import { noWrite } from './refusals';

/** Whose quota a namespace counts against: a team's, or that of an account without one. */
interface Purse {
	quotaBytes: number;
	owns(ownerId: string): boolean;
}

function purseOf(state: DropboxState, namespace: Namespace): Purse {
	const { accounts, teams } = state.registry;
	const account = accounts.get(namespace.ownerId);
	const team = teams.get(account?.teamId ?? namespace.ownerId);
	if (team) {
		const owns = (id: string): boolean => id === team.teamId || accounts.get(id)?.teamId === team.teamId;
		return { quotaBytes: team.quotaBytes, owns };
	}
	return {
		quotaBytes: account?.quotaBytes ?? Number.POSITIVE_INFINITY,
		owns: (id) => id === namespace.ownerId,
	};
}

/** Bytes used and allowed where the namespace counts. */
export function spaceOf(
	state: DropboxState,
	namespace: Namespace,
): { usedBytes: number; quotaBytes: number } {
	const purse = purseOf(state, namespace);
	let usedBytes = 0;
	for (const each of state.namespaces.values()) if (purse.owns(each.ownerId)) usedBytes += each.usedBytes;
	return { usedBytes, quotaBytes: purse.quotaBytes };
}

/** Counts bytes of a new version (or, negative, of one that shrinks). Throws insufficient_space. */
export function claimSpace(state: DropboxState, namespace: Namespace, bytes: number): void {
	if (bytes > 0) {
		const { usedBytes, quotaBytes } = spaceOf(state, namespace);
		if (usedBytes + bytes > quotaBytes) throw noWrite('insufficient_space');
	}
	namespace.usedBytes += bytes;
}

export function releaseSpace(namespace: Namespace, bytes: number): void {
	namespace.usedBytes -= bytes;
}

/** Counts bytes where they arrive and no longer where they come from, if anywhere. Throws insufficient_space. */
export function moveSpace(
	state: DropboxState,
	from: Namespace | undefined,
	to: Namespace,
	bytes: number,
): void {
	if (from) releaseSpace(from, bytes);
	try {
		claimSpace(state, to, bytes);
	} catch (error) {
		if (from) from.usedBytes += bytes;
		throw error;
	}
}
