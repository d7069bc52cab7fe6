import type { Entry } from '../domain/entry';

/** Something that is there now, or is gone, since the cursor before. */
export type Change =
	| { kind: 'there'; entry: Entry; modifiedBy: string | undefined }
	| { kind: 'gone'; name: string; path: string | undefined; pathLower: string | undefined };

export interface ChangesPage {
	changes: Change[];
	/** The place after this page: asking with it again yields what came later. */
	cursor: string;
	hasMore: boolean;
}

/** Raised where the service called a cursor off: what changed since cannot be told by it any more. */
export class CursorReset extends Error {
	override readonly name = 'CursorReset';
}

export interface Changes {
	/** The place after everything that is there now. */
	cursorNow(address: string): Promise<string>;
	/**
	 * The next page of changes below the folder that the cursor was made for.
	 * @throws CursorReset
	 * @throws Refusal `deleted`, `not_found`, `no_access` …
	 */
	changesSince(cursor: string): Promise<ChangesPage>;
	/** A listing of everything that is there, as changes, with the cursor after it: what a reset is mended with. */
	everything(address: string): AsyncIterable<ChangesPage>;
}
