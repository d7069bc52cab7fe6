import type { Entry, FileEntry, FolderEntry } from '../../domain/entry';
import type { files } from '../../vendor/dropbox';

type Metadata = files.FileMetadataReference | files.FolderMetadataReference | files.DeletedMetadataReference;

/** An entry of a listing or lookup in our words; undefined for what was deleted. */
export function entryOf(metadata: Metadata): Entry | undefined {
	if (metadata['.tag'] === 'folder') return folderOf(metadata);
	if (metadata['.tag'] === 'file') return fileOf(metadata);
	return undefined;
}

export function folderOf(metadata: files.FolderMetadata): FolderEntry {
	return {
		kind: 'folder',
		id: metadata.id,
		name: metadata.name,
		path: metadata.path_display,
		pathLower: metadata.path_lower,
		ownNamespaceId: metadata.sharing_info?.shared_folder_id ?? metadata.shared_folder_id,
		parentNamespaceId: metadata.sharing_info?.parent_shared_folder_id ?? metadata.parent_shared_folder_id,
		...(metadata.sharing_info?.read_only === true ? { isReadOnly: true } : {}),
	};
}

export function fileOf(metadata: files.FileMetadata): FileEntry {
	const modifiedBy = metadata.sharing_info?.modified_by;
	return {
		kind: 'file',
		id: metadata.id,
		name: metadata.name,
		path: metadata.path_display,
		pathLower: metadata.path_lower,
		rev: metadata.rev,
		size: metadata.size,
		contentHash: metadata.content_hash,
		clientModified: metadata.client_modified,
		serverModified: metadata.server_modified,
		...(modifiedBy === undefined ? {} : { modifiedBy }),
	};
}
