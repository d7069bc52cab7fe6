import type { FileEntry } from '../../../../shared/domain/entry';
import { pathKey, parentPath } from '../../../../shared/domain/paths';
import type { Lookups } from '../../../../shared/dropbox/port';
import { isDryRunId } from '../dryRun/DryRunState';
import type { RestrictedFolder } from './RestrictedFolder';

/**
 * Whether a document is in a restricted folder, directly or in a subfolder that belongs to it. A shared folder inside
 * it has members and policies of its own, so what is in that is not in this.
 */
export async function isInRestrictedFolder(
	{ folder, namespaceId }: Pick<RestrictedFolder, 'folder' | 'namespaceId'>,
	{ path }: Pick<FileEntry, 'path'>,
	dropbox: Lookups,
): Promise<boolean> {
	if (path === undefined || folder.path === undefined) return false;
	const parent = parentPath(path);
	if (pathKey(parent) === pathKey(folder.path)) return true;
	const around = await dropbox.find(parent);
	if (around.kind !== 'folder') return false;
	// Renamed or moved meanwhile; or made up in it by a dry run, so that it would belong to it.
	if (around.id === folder.id || isDryRunId(around.id)) return true;
	return around.ownNamespaceId === undefined && around.parentNamespaceId === namespaceId;
}
