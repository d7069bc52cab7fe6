import type { Entry } from '../../domain/entry';

/** Something that is there now, or is gone, since the cursor before. */
export type Change =
	| { kind: 'there'; entry: Entry; modifiedBy: string | undefined }
	| { kind: 'gone'; pathLower: string | undefined };

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
	/**
	 * The next page of changes below the folder that the cursor was made for.
	 * @throws CursorReset
	 * @throws Refusal `deleted`, `not_found`, `no_access` …
	 */
	changesSince(cursor: string): Promise<ChangesPage>;
	/**
	 * A listing of everything that is there, as changes, the folder itself perhaps among it. The cursor of the last
	 * page is the place after it all.
	 * @throws CursorReset when it is called off in the middle: it must be begun again
	 * @throws Refusal `deleted`, `not_found`, `no_access`, `not_a_folder`
	 */
	listEverything(address: string): AsyncIterable<ChangesPage>;
}
