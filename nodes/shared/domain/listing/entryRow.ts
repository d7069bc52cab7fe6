import type { FileEntry } from '../entry';
import { folderLink, webLink } from '../webLink';
import type { Branch } from './buildTree';

/** One entry of a listing as a workflow gets it. Null is what Dropbox does not say, or folders do not have. */
export type EntryRow = {
	id: string | null;
	name: string;
	type: 'file' | 'folder';
	/** From the listed folder: `Correspondence/Letter.pdf`. */
	relativePath: string;
	/** From the top of the acting member's Dropbox. */
	path: string | null;
	/** 1 for what lies directly in the listed folder. */
	depth: number;
	/** Bytes. */
	size: number | null;
	/** When Dropbox got this content; ISO 8601, UTC. */
	modified: string | null;
	contentHash: string | null;
	url: string | null;
	/** When the content changed on the machine it came from, as that machine said. */
	clientModified: string | null;
	rev: string | null;
};

/** What workflows mostly need of a row. */
export type SimpleRow = Omit<EntryRow, 'clientModified' | 'rev'>;

/** Where something lies: the path of a folder, from which those of its contents are made. */
export interface RowPlace {
	path: string | undefined;
	relativePath: string;
	depth: number;
}

export const allFields = (row: EntryRow): EntryRow => row;

export const simplifiedFields = (row: EntryRow): SimpleRow => ({
	id: row.id,
	name: row.name,
	type: row.type,
	relativePath: row.relativePath,
	path: row.path,
	depth: row.depth,
	size: row.size,
	modified: row.modified,
	contentHash: row.contentHash,
	url: row.url,
});

/** The columns of a simplified row, in their order, and of a whole one. */
export const SIMPLE_COLUMNS: Array<keyof SimpleRow> = [
	...(['id', 'name', 'type', 'relativePath', 'path', 'depth', 'size', 'modified'] as const),
	...(['contentHash', 'url'] as const),
];
export const COLUMNS: Array<keyof EntryRow> = [...SIMPLE_COLUMNS, 'clientModified', 'rev'];

export const placeOf = ({ name }: { name: string }, parent: RowPlace): RowPlace => ({
	path: parent.path === undefined ? undefined : `${parent.path}/${name}`,
	relativePath: parent.relativePath === '' ? name : `${parent.relativePath}/${name}`,
	depth: parent.depth + 1,
});

export function folderRow(branch: Branch, parent: RowPlace): EntryRow {
	const { path, relativePath, depth } = placeOf(branch, parent);
	return {
		id: branch.folder?.id ?? null,
		name: branch.name,
		type: 'folder',
		relativePath,
		path: path ?? null,
		depth,
		size: null,
		modified: null,
		contentHash: null,
		url: path === undefined ? null : folderLink(path),
		clientModified: null,
		rev: null,
	};
}

export function fileRow(file: FileEntry, parent: RowPlace): EntryRow {
	const { path, relativePath, depth } = placeOf(file, parent);
	return {
		id: file.id,
		name: file.name,
		type: 'file',
		relativePath,
		path: path ?? null,
		depth,
		size: file.size,
		modified: file.serverModified,
		contentHash: file.contentHash ?? null,
		url: webLink({ ...file, path }) ?? null,
		clientModified: file.clientModified,
		rev: file.rev,
	};
}
