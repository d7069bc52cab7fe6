import type { FolderEntry } from '../../../../shared/domain/entry';

/** What else changes where a folder comes to lie in another shared folder or team folder. */
export function accessWarnings(
	folder: FolderEntry,
	destination: FolderEntry,
	rootNamespaceId: string,
): string[] {
	const from = folder.parentNamespaceId ?? rootNamespaceId;
	const to = destination.ownNamespaceId ?? destination.parentNamespaceId ?? rootNamespaceId;
	if (from === to) return [];
	return [
		'The new destination is in another shared folder or team folder: its members can open the case folder there, and those of the former one no longer.',
	];
}
