import type { DropboxState } from './DropboxState';
import type { FolderEntry } from './Entry';
import type { Namespace } from './Namespace';
import { seedFolder } from './seed';
import { attach } from './tree';

/**
 * Shows a namespace at a path of another one: `/Name` in a root or home, or deeper, in a folder made
 * if it is missing. Returns the mount point, which is an entry with an ID of its own.
 */
export function mountNamespace(
	state: DropboxState,
	mounted: Namespace,
	outer: Namespace,
	path: string,
): FolderEntry {
	const cut = path.lastIndexOf('/');
	const folder = seedFolder(state, outer, path.slice(0, cut));
	const mountPoint = state.newFolder(path.slice(cut + 1));
	mountPoint.mounted = mounted;
	mounted.mounts.add(mountPoint);
	attach(state, mountPoint, folder);
	state.journal.append({ kind: 'appeared', mountPoint });
	return mountPoint;
}
