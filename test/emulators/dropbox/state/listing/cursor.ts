import type { ListingOptions } from './options';

/** A tree still to be listed, and how far the listing got. */
export interface WalkPosition {
	/** Number of the folder whose contents are listed. */
	folder: number;
	/** Ordinals of the last entry listed and of the folders that led to it; empty at the start. */
	after: number[];
	/** Whether the folder itself has yet to be listed. */
	withFolder?: boolean;
}

/** All that a later page needs; a cursor is this in writing, so the emulator keeps none. */
export interface Cursor {
	accountId: string;
	rootNamespaceId: string;
	adminMode?: 'team_admin' | 'whole_team' | undefined;
	/** The path argument as it was sent. */
	path: string;
	options: ListingOptions;
	/** Trees listed before changes are. */
	walks: WalkPosition[];
	/** Journal position from which changes are told. */
	seq: number;
	/** A cursor of an earlier generation gets `reset`. */
	generation: number;
}

const PREFIX = 'AAF';

export function writeCursor(cursor: Cursor): string {
	return PREFIX + Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Undefined for what was never a cursor. */
export function readCursor(text: string): Cursor | undefined {
	if (!text.startsWith(PREFIX)) return undefined;
	try {
		return JSON.parse(Buffer.from(text.slice(PREFIX.length), 'base64url').toString('utf8')) as Cursor;
	} catch {
		return undefined;
	}
}
