import type { DropboxState } from '../state/DropboxState';
import type { FolderEntry } from '../state/Entry';
import type { Namespace } from '../state/Namespace';
import { moveSpace } from '../state/space';
import { bytesOf } from '../state/subtree';
import { namespaceHolding } from '../state/tree';
import { forgetSharing } from './FolderSharing';

/** Undoes `makeShared`: what is in the folder lives in the owner's own tree again, under the same IDs. */
export function makePlain(state: DropboxState, namespace: Namespace, folder: FolderEntry): void {
	const outer = namespaceHolding(folder);
	if (!outer) return;
	moveSpace(state, namespace, outer, bytesOf(namespace.root));
	folder.mounted = undefined;
	namespace.mounts.delete(folder);
	namespace.members.clear();
	for (const child of [...namespace.root.children]) {
		namespace.root.children.remove(child);
		folder.children.add(child);
		child.parent = folder;
	}
	folder.graves = namespace.root.graves;
	namespace.root.graves = undefined;
	forgetSharing(state, namespace);
	state.namespaces.delete(namespace.id);
	state.journal.changed(folder);
}
