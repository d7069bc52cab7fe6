import type { RecordId } from './Records';

/** ZIPs that Clio makes of folders. */
export interface Archives {
	/**
	 * Has Clio make a ZIP of a folder and of all that lies in it, and waits until it is there. No record of the firm
	 * changes by it. Whether it was made is asked a few times only: each time is a call.
	 * @param mostAsked how often at most
	 * @throws Refusal `unavailable` where it was not made, or not within five minutes; what the service says
	 */
	makeArchive(folderId: RecordId, mostAsked: number): Promise<RecordId>;
	/**
	 * Opens a ZIP that was made, by one call, and hands it to `take`; where it breaks off, again from its beginning. Its
	 * bytes come from Clio's storage, without the token.
	 * @throws Refusal `not_found` where it is gone; what `take` throws
	 */
	readArchive<T>(id: RecordId, take: (content: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T>;
}
