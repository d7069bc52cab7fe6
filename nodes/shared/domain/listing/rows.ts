import type { FolderEntry } from '../entry';
import { fileRow, folderRow, placeOf, type EntryRow, type RowPlace } from './entryRow';
import type { Branch } from './buildTree';

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
