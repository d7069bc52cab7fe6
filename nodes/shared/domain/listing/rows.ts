import type { FileEntry, FolderEntry } from '../entry';
import { folderLink, webLink } from '../webLink';
import type { Branch } from './buildTree';

/** By which a later node finds the entry: a row of a folder has the one, a row of a file the other. */
type RowId = { folderId: string | null; fileId?: undefined } | { fileId: string; folderId?: undefined };

/** One entry of a listing as a workflow gets it. Null is what Dropbox does not say, or folders do not have. */
export type EntryRow = RowId & {
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

type SimpleColumn = Exclude<keyof EntryRow, 'clientModified' | 'rev'>;

/** What workflows mostly need of a row. */
export type SimpleRow = Pick<EntryRow, SimpleColumn>;

/** Where something lies: the path of a folder, from which those of its contents are made. */
export interface RowPlace {
	path: string | undefined;
	relativePath: string;
	depth: number;
}

export const allFields = (row: EntryRow): EntryRow => row;

export const simplifiedFields = (row: EntryRow): SimpleRow => ({
	...(row.fileId === undefined ? { folderId: row.folderId } : { fileId: row.fileId }),
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

/** The columns of a table of simplified rows, in their order, and of whole ones: one for either ID. */
export const SIMPLE_COLUMNS: SimpleColumn[] = [
	...(['folderId', 'fileId', 'name', 'type', 'relativePath', 'path', 'depth', 'size'] as const),
	...(['modified', 'contentHash', 'url'] as const),
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
		folderId: branch.folder?.id ?? null,
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
		fileId: file.id,
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

/** A row of a tree; folders have their contents as `children`, folders first. */
export type Nested<Row> = Row | (Row & { children: Array<Nested<Row>> });

/** What a tree shows, the listed folder itself not counted. */
export interface Totals {
	files: number;
	folders: number;
	bytes: number;
}

/** The contents of the listed folder's tree, nested, each row given its shape. */
export const nestedRows = <Row>(
	top: Branch,
	listed: FolderEntry,
	shape: (row: EntryRow) => Row,
): Array<Nested<Row>> => nestRows(top, { path: listed.path, relativePath: '', depth: 0 }, shape);

/** The hits of the listed folder's tree one after the other: each folder before its contents, folders before files. */
export const flatRows = (top: Branch, listed: FolderEntry): EntryRow[] =>
	flattenRows(top, { path: listed.path, relativePath: '', depth: 0 }, []);

export function totalsOf(top: Branch): Totals {
	const totals: Totals = {
		files: top.files.length,
		folders: top.branches.length,
		bytes: top.files.reduce((bytes, file) => bytes + file.size, 0),
	};
	for (const inner of top.branches.map(totalsOf)) {
		totals.files += inner.files;
		totals.folders += inner.folders;
		totals.bytes += inner.bytes;
	}
	return totals;
}

function nestRows<Row>(branch: Branch, place: RowPlace, shape: (row: EntryRow) => Row): Array<Nested<Row>> {
	return [
		...branch.branches.map((inner) => ({
			...shape(folderRow(inner, place)),
			children: nestRows(inner, placeOf(inner, place), shape),
		})),
		...branch.files.map((file) => shape(fileRow(file, place))),
	];
}

function flattenRows(branch: Branch, place: RowPlace, rows: EntryRow[]): EntryRow[] {
	for (const inner of branch.branches) {
		if (inner.isHit) rows.push(folderRow(inner, place));
		flattenRows(inner, placeOf(inner, place), rows);
	}
	for (const file of branch.files) rows.push(fileRow(file, place));
	return rows;
}
