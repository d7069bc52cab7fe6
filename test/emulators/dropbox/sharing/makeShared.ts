import type { DropboxState } from '../state/DropboxState';
import type { FolderEntry } from '../state/Entry';
import type { Namespace } from '../state/Namespace';
import { moveSpace } from '../state/space';
import { bytesOf } from '../state/subtree';
import { namespaceHolding } from '../state/tree';
import { type FolderSharing, policyOf } from './FolderSharing';
import { refreshMembers } from './membership';

/**
 * Turns a plain folder into a shared one: a namespace of its own, mounted where the folder was and known by
 * the folder's ID. What is in it keeps its IDs, revisions and deleted entries.
 */
export function makeShared(
	state: DropboxState,
	folder: FolderEntry,
	sharerId: string,
	wanted: Partial<FolderSharing>,
): Namespace {
	const outer = namespaceHolding(folder);
	if (!outer) throw new Error('a folder that is nowhere cannot be shared');
	const namespace = state.addNamespace('shared_folder', outer.ownerId);
	namespace.folderNumber = folder.number;
	moveSpace(state, outer, namespace, bytesOf(folder));
	moveContents(folder, namespace);
	folder.mounted = namespace;
	namespace.mounts.add(folder);
	namespace.members.clear();
	Object.assign(policyOf(state, namespace), wanted, { explicit: new Map([[sharerId, 'owner']]) });
	refreshMembers(state);
	state.journal.changed(folder);
	return namespace;
}

function moveContents(folder: FolderEntry, namespace: Namespace): void {
	const { root } = namespace;
	for (const child of [...folder.children]) {
		folder.children.remove(child);
		root.children.add(child);
		child.parent = root;
	}
	root.graves = folder.graves;
	folder.graves = undefined;
}
