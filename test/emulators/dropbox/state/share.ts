import type { AccessLevel } from './accounts';
import type { DropboxState } from './DropboxState';
import type { FolderEntry } from './Entry';
import { Namespace } from './Namespace';
import { releaseSpace } from './space';
import { bytesOf } from './subtree';
import { namespaceHolding } from './tree';

/**
 * Makes a plain folder a namespace of its own, mounted where the folder was. It keeps its ID, its
 * contents and the members who could see it; the owner may change.
 */
export function shareFolder(state: DropboxState, folder: FolderEntry, ownerId: string): Namespace {
	const outer = namespaceHolding(folder);
	if (!outer || !folder.parent || folder.mounted) throw new Error('only a plain folder can be shared');
	const shared = state.addNamespace('shared_folder', ownerId);
	for (const [accountId, level] of outer.members) {
		if (!shared.members.has(accountId)) shared.members.set(accountId, level === 'owner' ? 'editor' : level);
	}
	const bytes = bytesOf(folder);
	releaseSpace(outer, bytes);
	shared.usedBytes = bytes;
	handOver(folder, shared.root);
	shared.folderNumber = folder.number;
	state.entries[folder.number] = shared.root;
	folder.mounted = shared;
	shared.mounts.add(folder);
	state.journal.changed(folder);
	return shared;
}

/** The reverse: the contents come back into the folder, of which only the namespace's owner keeps a copy. */
export function unshareFolder(state: DropboxState, namespace: Namespace, mount: FolderEntry): void {
	const outer = namespaceHolding(mount);
	if (!outer || mount.mounted !== namespace) throw new Error('the namespace is not mounted there');
	for (const other of namespace.mounts) if (other !== mount) unmount(state, other);
	namespace.mounts.delete(mount);
	mount.mounted = undefined;
	handOver(namespace.root, mount);
	outer.usedBytes += namespace.usedBytes;
	state.entries[mount.number] = mount;
	state.namespaces.delete(namespace.id);
	state.journal.changed(mount);
}

/** Takes a mount point away; the namespace stays. */
export function unmount(state: DropboxState, mount: FolderEntry): void {
	const { parent, mounted } = mount;
	if (!parent || !mounted) return;
	mounted.mounts.delete(mount);
	parent.children.remove(mount);
	mount.parent = undefined;
	state.journal.append({ kind: 'gone', parent, name: mount.name, key: mount.key, was: 'folder' });
}

/** Gives, changes or (undefined) takes a member's rights; what came or went from sight is in the journal. */
export function setMember(
	state: DropboxState,
	namespace: Namespace,
	accountId: string,
	level: AccessLevel | undefined,
): void {
	const had = namespace.members.has(accountId);
	if (level) namespace.members.set(accountId, level);
	else namespace.members.delete(accountId);
	if (had === (level !== undefined)) return;
	for (const mountPoint of namespace.mounts) {
		state.journal.append({ kind: level ? 'appeared' : 'disappeared', mountPoint, accountId });
	}
}

function handOver(from: FolderEntry, to: FolderEntry): void {
	for (const child of from.children) child.parent = to;
	[from.children, to.children] = [to.children, from.children];
	to.graves = from.graves;
	from.graves = undefined;
}
