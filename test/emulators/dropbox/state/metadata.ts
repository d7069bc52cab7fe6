import type { files } from 'dropbox';
import type { Entry, FileEntry, FolderEntry } from './Entry';
import { idOf, revOf } from './ids';
import type { Namespace } from './Namespace';
import { propertyGroupsOf } from './properties';
import type { Revision } from './Revision';
import { namespaceHolding } from './tree';
import type { Place, View } from './View';

/** What a caller may ask to have in metadata besides the usual. */
export interface MetadataOptions {
	include_property_groups?: { '.tag': 'filter_some'; filter_some: string[] } | undefined;
	include_has_explicit_shared_members?: boolean | undefined;
	/** Whether deleted entries say that they can be restored. */
	include_restorable_info?: boolean | undefined;
}

/** `%Y-%m-%dT%H:%M:%SZ` */
export function timestamp(seconds: number): string {
	return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The ID under which everybody knows the entry: a mount point goes by that of what it shows. */
export function publicIdOf(entry: Entry): string {
	if (entry.kind === 'file') return idOf(entry.number);
	return idOf((entry.mounted ?? entry.rootOf)?.folderNumber ?? entry.number);
}

/** Metadata with its `.tag`, as get_metadata, listings, moves, copies and deletes return it. */
export function taggedMetadata(
	view: View,
	entry: Entry,
	options: MetadataOptions = {},
	place = view.placeOf(entry),
): files.FileMetadataReference | files.FolderMetadataReference {
	return entry.kind === 'file'
		? { '.tag': 'file', ...fileMetadata(view, entry, options, place) }
		: { '.tag': 'folder', ...folderMetadata(view, entry, options, place) };
}

/** Without `.tag`, as upload, finish, restore and list_revisions return it. */
export function fileMetadata(
	view: View,
	file: FileEntry,
	options: MetadataOptions = {},
	place = view.placeOf(file),
): files.FileMetadata {
	const namespace = namespaceHolding(file);
	return {
		name: file.name,
		...pathsOf(view, place),
		...revisionMetadata(file.revision),
		...exportOf(view, file),
		...(namespace && fileSharing(view, namespace, file)),
		...lockOf(view, file),
		...propertiesOf(view, file, options),
		...(options.include_has_explicit_shared_members ? { has_explicit_shared_members: false } : {}),
	};
}

/** "If present, the metadata associated with the file's current lock" (spec, FileMetadata). */
function lockOf({ state, acting }: View, { number }: FileEntry): Pick<files.FileMetadata, 'file_lock_info'> {
	const lock = state.fileLocks.get(number);
	if (lock === undefined) return {};
	return {
		file_lock_info: {
			is_lockholder: lock.holderId === acting.account.accountId,
			lockholder_name: state.registry.accounts.get(lock.holderId)?.displayName,
			lockholder_account_id: lock.holderId,
			created: timestamp(lock.createdAt / 1000),
		},
	};
}

/** Of a file that is exported instead of downloaded. That it has a content hash is not promised, so it has none. */
function exportOf({ state }: View, { number }: FileEntry): Partial<files.FileMetadata> {
	const format = state.exportedAs.get(number);
	if (format === undefined) return {};
	return { is_downloadable: false, export_info: { export_as: format }, content_hash: undefined };
}

/** The fields that depend on the version alone. */
export function revisionMetadata(revision: Revision): Omit<files.FileMetadata, 'name'> {
	return {
		id: idOf(revision.fileNumber),
		client_modified: timestamp(revision.clientModified),
		server_modified: timestamp(revision.serverModified),
		rev: revOf(revision.number),
		size: revision.blob.size,
		is_downloadable: true,
		content_hash: revision.blob.hash,
	};
}

/** Without `.tag`, as create_folder_v2 and create_folder_batch return it. */
export function folderMetadata(
	view: View,
	folder: FolderEntry,
	options: MetadataOptions = {},
	place = view.placeOf(folder),
): files.FolderMetadata {
	const namespace = namespaceHolding(folder);
	const outer = namespace && sharedParent(view, namespace);
	const inner = folder.mounted ?? folder.rootOf;
	const name = folder.parent ? folder.name : '';
	const metadata = {
		name,
		...pathsOf(view, place),
		id: publicIdOf(folder),
		...propertiesOf(view, folder, options),
	};
	if (!outer && !inner) return metadata;
	const isReadOnly = !view.acting.can(inner?.id ?? namespace?.id ?? '', 'write');
	return {
		...metadata,
		...(inner ? { shared_folder_id: inner.id } : {}),
		...(outer ? { parent_shared_folder_id: outer.parent_shared_folder_id } : {}),
		sharing_info: {
			read_only: isReadOnly,
			...(outer ? { parent_shared_folder_id: outer.parent_shared_folder_id } : {}),
			...(inner ? { shared_folder_id: inner.id } : {}),
			...{ traverse_only: false, no_access: false },
		},
	};
}

/** Paths are left out altogether when the entry is not mounted under the path root. */
export function pathsOf(
	view: View,
	place: Place | undefined,
): { path_lower?: string; path_display?: string } {
	if (!place) return {};
	return { path_lower: place.lower, path_display: displayOf(view, place) };
}

/** Only the last component of path_display is promised to be right. */
function displayOf(view: View, place: Place): string {
	if (!view.state.switches.lowerCasedParents) return place.display;
	const cut = place.lower.lastIndexOf('/');
	return place.lower.slice(0, cut) + place.display.slice(place.display.lastIndexOf('/'));
}

function sharedParent(
	view: View,
	namespace: Namespace,
): { parent_shared_folder_id: string; sharing_info: files.FileSharingInfo } | undefined {
	if (namespace.kind === 'home' || namespace.kind === 'member_root') return undefined;
	const isReadOnly = !view.acting.can(namespace.id, 'write');
	return {
		parent_shared_folder_id: namespace.id,
		sharing_info: { read_only: isReadOnly, parent_shared_folder_id: namespace.id },
	};
}

/** "Null if the user's account has been deleted" (spec, modified_by), so absent for who never had one. */
function fileSharing(
	view: View,
	namespace: Namespace,
	{ revision: { modifiedBy } }: FileEntry,
): ReturnType<typeof sharedParent> {
	const shared = sharedParent(view, namespace);
	if (!shared || modifiedBy === undefined) return shared;
	return { ...shared, sharing_info: { ...shared.sharing_info, modified_by: modifiedBy } };
}

function propertiesOf(
	view: View,
	entry: Entry,
	{ include_property_groups: filter }: MetadataOptions,
): Pick<files.FileMetadata, 'property_groups'> {
	if (!filter) return {};
	const groups = propertyGroupsOf(view.state, entry);
	const asked = groups.filter((group) => filter.filter_some.includes(group.template_id));
	// "Set if there exists property data" (spec), so otherwise not at all.
	return asked.length > 0 ? { property_groups: asked } : {};
}
