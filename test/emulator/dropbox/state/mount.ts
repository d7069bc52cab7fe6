import type { DropboxState } from './DropboxState';
import type { FolderEntry } from './Entry';
import type { Namespace } from './Namespace';
import { attach, holderOf } from './tree';

/**
 * Shows a namespace at a path of another one: `/Name` in a root or home, or deeper in a folder that
 * exists. Returns the mount point, which is an entry with an ID of its own.
 */
export function mountNamespace(
	state: DropboxState,
	mounted: Namespace,
	outer: Namespace,
	path: string,
): FolderEntry {
	const names = path.split('/').slice(1);
	const mountPoint = state.newFolder(names.pop() ?? '');
	let folder = outer.root;
	for (const name of names) {
		const next = holderOf(folder).children.get(name.toLowerCase());
		if (next?.kind !== 'folder') throw new Error(`no folder to mount in at ${path}`);
		folder = next;
	}
	mountPoint.mounted = mounted;
	mounted.mounts.add(mountPoint);
	outer.mountPoints.add(mountPoint);
	attach(state, mountPoint, folder);
	state.journal.append({ kind: 'appeared', mountPoint });
	return mountPoint;
}
