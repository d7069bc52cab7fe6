import type { AccessLevel, Account } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import type { FolderEntry } from '../state/Entry';
import { bury } from '../state/bury';
import { mountNamespace } from '../state/mount';
import type { Namespace } from '../state/Namespace';
import { isTaken, namespaceHolding } from '../state/tree';
import { allSharings, policyOf } from './FolderSharing';
import { groupsOf } from './groupStore';

const FROM_WEAK_TO_STRONG: readonly AccessLevel[] = ['viewer', 'editor', 'owner'];

/** The namespace that a shared folder lies in; undefined for homes and roots. */
export function namespaceAround(namespace: Namespace): Namespace | undefined {
	for (const mount of namespace.mounts) {
		const outer = namespaceHolding(mount);
		if (outer && outer.kind !== 'home') return outer;
	}
	return undefined;
}

/**
 * Works the members of every shared folder out anew: its own, and those of the folder around it unless it
 * does not inherit. Whoever comes or goes sees the folder appear or disappear.
 */
export function refreshMembers(state: DropboxState): void {
	for (const [id, sharing] of allSharings(state)) {
		const namespace = state.namespace(id);
		if (namespace.kind !== 'shared_folder') continue;
		const members = new Map(sharing.explicit);
		for (const [groupId, level] of sharing.groups) {
			for (const id of groupsOf(state).get(groupId)?.members ?? []) {
				members.set(id, stronger(level, members.get(id)));
			}
		}
		const outer = sharing.inherits ? namespaceAround(namespace) : undefined;
		for (const [accountId, level] of outer?.members ?? []) {
			members.set(accountId, stronger(level, members.get(accountId)));
		}
		replaceMembers(state, namespace, members);
	}
}

/**
 * Gives an account rights of its own in a shared folder. Whoever does not see the folder around it has it
 * unmounted, and reaches it by `ns:` until mount_folder is called.
 */
export function addMember(
	state: DropboxState,
	namespace: Namespace,
	account: Account,
	level: AccessLevel,
): void {
	policyOf(state, namespace).explicit.set(account.accountId, level);
	if (namespace.kind !== 'shared_folder') namespace.members.set(account.accountId, level);
	refreshMembers(state);
}

/** Takes an account's own rights in a shared folder; what it inherits stays. Gone from its home without any. */
export function removeMember(state: DropboxState, namespace: Namespace, account: Account): void {
	policyOf(state, namespace).explicit.delete(account.accountId);
	refreshMembers(state);
	if (!namespace.members.has(account.accountId)) unmountFromHome(state, namespace, account);
}

/** The folder no longer shows in the account's home; returns where it did. */
export function unmountFromHome(
	state: DropboxState,
	namespace: Namespace,
	account: Account,
): FolderEntry | undefined {
	const mount = mountInHomeOf(namespace, account);
	if (!mount) return undefined;
	const parent = mount.parent;
	namespace.mounts.delete(mount);
	bury(state, mount);
	return parent;
}

/** Where the folder shows in the account's own home. */
export function mountInHomeOf(namespace: Namespace, account: Account): FolderEntry | undefined {
	return [...namespace.mounts].find((mount) => namespaceHolding(mount)?.id === account.homeNamespaceId);
}

/** "Only permitted for shared folders in a shared team root" (spec, set_access_inheritance). */
export function isInTeamRoot(namespace: Namespace): boolean {
	const around = namespaceAround(namespace);
	return around !== undefined && (around.kind === 'team_root' || isInTeamRoot(around));
}

/** Shows a shared folder in an account's home, under its name or the next free one. */
export function mountInHome(state: DropboxState, namespace: Namespace, account: Account): void {
	const home = state.namespace(account.homeNamespaceId);
	const name = [...namespace.mounts][0]?.name ?? 'Shared folder';
	mountNamespace(state, namespace, home, `/${freeName(state, home, name)}`);
}

function replaceMembers(
	state: DropboxState,
	namespace: Namespace,
	members: ReadonlyMap<string, AccessLevel>,
): void {
	const before = new Set(namespace.members.keys());
	namespace.members.clear();
	for (const [accountId, level] of members) namespace.members.set(accountId, level);
	for (const mountPoint of namespace.mounts) announce(state, mountPoint, before, members);
}

function announce(
	state: DropboxState,
	mountPoint: FolderEntry,
	before: ReadonlySet<string>,
	after: ReadonlyMap<string, AccessLevel>,
): void {
	for (const accountId of before) {
		if (!after.has(accountId)) state.journal.append({ kind: 'disappeared', mountPoint, accountId });
	}
	for (const accountId of after.keys()) {
		if (!before.has(accountId)) state.journal.append({ kind: 'appeared', mountPoint, accountId });
	}
}

function stronger(one: AccessLevel, other: AccessLevel | undefined): AccessLevel {
	if (other === undefined) return one;
	return FROM_WEAK_TO_STRONG.indexOf(one) > FROM_WEAK_TO_STRONG.indexOf(other) ? one : other;
}

function freeName(state: DropboxState, home: Namespace, name: string): string {
	for (let attempt = 0; ; attempt++) {
		const candidate = attempt === 0 ? name : `${name} (${attempt})`;
		if (!isTaken(state, home.root, candidate)) return candidate;
	}
}
