import type { FileEntry } from '../../../../shared/domain/entry';
import { comparable, parentPath } from '../../../../shared/domain/paths';
import type { Lookups } from '../../../../shared/ports';
import { isPretended } from '../../dryRun/Pretence';
import type { ClosedFolder } from './ClosedFolder';

/**
 * Whether a document is in a restricted folder, directly or in a subfolder that belongs to it. A shared folder inside
 * it has members and policies of its own, so what is in that is not in this.
 */
export async function belongsTo(
	{ folder, namespaceId }: Pick<ClosedFolder, 'folder' | 'namespaceId'>,
	{ path }: Pick<FileEntry, 'path'>,
	dropbox: Lookups,
): Promise<boolean> {
	if (path === undefined || folder.path === undefined) return false;
	const parent = parentPath(path);
	if (comparable(parent) === comparable(folder.path)) return true;
	const around = await dropbox.find(parent);
	if (around.kind !== 'folder') return false;
	// Renamed or moved meanwhile; or made up in it by a dry run, so that it would belong to it.
	if (around.id === folder.id || isPretended(around.id)) return true;
	return around.ownNamespaceId === undefined && around.parentNamespaceId === namespaceId;
}
