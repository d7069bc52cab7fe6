import { copyOf } from '../state/copy';
import type { DropboxState } from '../state/DropboxState';
import type { FolderEntry } from '../state/Entry';
import { descendantsOf } from '../state/subtree';
import { attach } from '../state/tree';

/** Copies what a mount shows; the returned function puts the copy in the mount's place once that is free. */
export function leaveCopy(state: DropboxState, mount: FolderEntry): () => void {
	const { parent } = mount;
	const copied = copyOf(state, mount, mount.name);
	return () => {
		if (!parent) return;
		attach(state, copied, parent);
		for (const each of descendantsOf(copied)) state.journal.changed(each);
	};
}
