import type { FolderEntry } from '../../../../shared/domain/entry';
import { MOST_ON_PAGE } from '../../../../shared/domain/limits';
import type { Branch } from '../../../../shared/domain/listing/buildTree';
import { fileRow, folderRow, placeOf, type RowPlace } from '../../../../shared/domain/listing/rows';

/** A folder or file as a page shows it. */
export type PageEntry = PageFolder | PageFile;

interface PageFolder {
	type: 'folder';
	folderId: string | null;
	name: string;
	url: string | null;
	children: PageEntry[];
}

interface PageFile {
	type: 'file';
	fileId: string;
	name: string;
	url: string | null;
	/** Bytes. */
	size: number;
	/** ISO 8601 in UTC. */
	modified: string;
}

/**
 * The contents of a case folder as a page shows them: in natural order, folders first, no more than it can hold.
 * @param isShown a folder, by its relative path; what lies in one that is not shown is not shown either
 */
export function createPageTree(
	top: Branch,
	caseFolder: FolderEntry,
	isShown: (folder: Branch, path: string) => boolean,
): { children: PageEntry[]; isCut: boolean } {
	let room = MOST_ON_PAGE;
	const hasRoom = (): boolean => room-- > 0;

	const childrenOf = (branch: Branch, place: RowPlace): PageEntry[] => {
		const folders = branch.branches.flatMap((inner): PageEntry[] => {
			const innerPlace = placeOf(inner, place);
			if (!isShown(inner, innerPlace.relativePath) || !hasRoom()) return [];
			const { name, url } = folderRow(inner, place);
			const folderId = inner.folder?.id ?? null;
			return [{ type: 'folder', folderId, name, url, children: childrenOf(inner, innerPlace) }];
		});
		const files = branch.files.flatMap((file): PageEntry[] => {
			if (!hasRoom()) return [];
			const { name, url } = fileRow(file, place);
			return [{ type: 'file', fileId: file.id, name, url, size: file.size, modified: file.serverModified }];
		});
		return [...folders, ...files];
	};

	const children = childrenOf(top, { path: caseFolder.path, relativePath: '', depth: 0 });
	return { children, isCut: room < 0 };
}
