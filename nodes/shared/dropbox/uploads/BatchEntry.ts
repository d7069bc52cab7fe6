import type { ClosedSession } from './countCalls';
import type { PendingUpload } from './PendingUpload';

/** A small document in the session that was begun for it. */
export interface BatchEntry {
	shipment: PendingUpload;
	sessionId: string;
	/** Bytes of memory it is given: at least one, to see whether a source holds more than it announced. */
	body: number;
	/** Bytes that its entry takes in the header of the request. */
	header: number;
}

/** The same, read. */
export interface LoadedEntry extends BatchEntry {
	bytes: Buffer;
	/** Content hash of the bytes. */
	hash: string;
}

/** What became of a packed document before its commit. */
export type EntryResult = { shipment: PendingUpload } & (
	| { kind: 'arrived'; arrived: ClosedSession }
	/** Nothing of it is to be filed. */
	| { kind: 'refused'; by: unknown }
	/** The service lost it: to be sent from its beginning. */
	| { kind: 'lost' }
	/** It cannot share a request: it is longer than it might be, or the service refused to take it so. */
	| { kind: 'to go by itself' }
);

/** What a request says of one document. */
export const appendEntryOf = (sessionId: string, length: number) => ({
	cursor: { session_id: sessionId, offset: 0 },
	length,
	close: true,
});
