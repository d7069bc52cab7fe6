/** A folder as Dropbox knows it. */
export interface FolderEntry {
	kind: 'folder';
	/** `id:…`, kept through renames and moves. */
	id: string;
	name: string;
	/** As people see it; undefined where the folder is not mounted for the acting member. */
	path: string | undefined;
	/** What Dropbox compares paths by; undefined like `path`. */
	pathLower: string | undefined;
	/** Set where the folder is a shared folder or team folder, a namespace of its own. */
	ownNamespaceId: string | undefined;
	/** The shared folder or team folder that it lies in, if any. */
	parentNamespaceId: string | undefined;
	/** Set where Dropbox says that the acting account may only read it. */
	isReadOnly?: true;
}

/** A file as Dropbox knows it. Times are ISO 8601 in UTC, sizes are bytes. */
export interface FileEntry {
	kind: 'file';
	id: string;
	name: string;
	path: string | undefined;
	pathLower: string | undefined;
	rev: string;
	size: number;
	/** Dropbox's own content hash, 64 hex digits; absent for files that are not downloadable. */
	contentHash: string | undefined;
	clientModified: string;
	serverModified: string;
	/** Account that saved this revision; only of files in shared folders and team folders. */
	modifiedBy?: string | undefined;
}

export type Entry = FolderEntry | FileEntry;

/**
 * The address that leads to a folder however people rename and move it: its ID. The tops of a Dropbox and of a
 * namespace have none, and never move.
 */
export function stableAddress({ id, ownNamespaceId }: FolderEntry): string {
	if (id !== '') return id;
	return ownNamespaceId === undefined ? '' : `ns:${ownNamespaceId}`;
}
