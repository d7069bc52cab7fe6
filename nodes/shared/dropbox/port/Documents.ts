import type { FileEntry } from '../../domain/entry';
import type { Outcome } from '../../core/outcome';
import type { DocumentSource } from '../../core/DocumentSource';

/** What happens where the name is taken: never overwrite, or replace exactly this revision. */
export type WriteMode = { kind: 'add' } | { kind: 'update'; rev: string };

/** One document on its way to one address below a folder. */
export interface SentDocument {
	/** No two documents of one call may have addresses that Dropbox takes for the same. */
	address: string;
	mode: WriteMode;
	source: DocumentSource;
}

export interface Uploads {
	/**
	 * Sends documents and commits each under its address, all planned together in as few calls as there can be;
	 * outcomes stand in the order of the documents. A file's content hash has been checked against the bytes
	 * that were sent. Identical content under that name counts as done.
	 *
	 * Refusals are each document's own: `name_taken`, `changed_meanwhile`, `content_mismatch`,
	 * `source_incomplete`, `no_space` …
	 * @returns the file that each became, and the calls that carried it, shared ones included
	 * @param settled told after each document that its outcome is known
	 */
	upload(
		documents: readonly SentDocument[],
		settled?: () => void,
	): Promise<Array<Outcome<{ file: FileEntry; calls: number }>>>;
}

/** Some bytes of a document that is too long to be sent at once. */
export interface DocumentPiece {
	bytes: Uint8Array;
	/** Their own content hash, as if they were a file. */
	contentHash: string;
}

/**
 * Sends a document in pieces, each by a call of its own, maybe of another process. Nothing of it is to be seen in Dropbox
 * until it is uploaded as a source that has `arrived`; what is never uploaded Dropbox drops after seven days.
 */
export interface UploadSessions {
	/**
	 * Opens a session with the first piece. One whose answer was lost stays behind with nobody knowing it.
	 * @returns its ID
	 * @throws Refusal `content_mismatch` where the piece was damaged on its way, `no_space`, `no_access` …
	 */
	startSession(piece: DocumentPiece): Promise<string>;

	/**
	 * Adds the piece that begins at `offset`. A piece that Dropbox has already, all of it or its beginning, is added no
	 * second time; one that does not go on from what Dropbox has is not added.
	 * @param isLast whether the document ends with it, after which nothing can be added
	 * @returns bytes from the beginning on that Dropbox has now; `closed` where it had the end already
	 * @throws Refusal `source_incomplete` where Dropbox no longer knows the session, or made a file of it
	 */
	appendPiece(
		sessionId: string,
		offset: number,
		piece: DocumentPiece,
		isLast: boolean,
	): Promise<number | 'closed'>;
}

/** The bytes of a file as they arrive, to be read once. */
export interface OpenedFile {
	file: FileEntry;
	content: AsyncIterable<Uint8Array>;
}

export interface Downloads {
	/**
	 * Opens a file, or one of its revisions, for `take` to read. When that ends in ConnectionLost or a refusal
	 * `content_mismatch`, it is begun again a few times.
	 * @throws Refusal `not_found`, `deleted`, `not_a_file`, `no_access`, `unavailable`, `content_mismatch`;
	 * `invalid_input` when the revision is of another file, or there is no file to download
	 */
	download<T>(address: string, rev: string | undefined, take: (opened: OpenedFile) => Promise<T>): Promise<T>;

	/**
	 * A link by which anybody can download the file for a while, without a Dropbox account.
	 * @throws Refusal as `download`
	 */
	temporaryLink(address: string): Promise<TemporaryLink>;
}

export interface TemporaryLink {
	file: FileEntry;
	url: string;
	/** ISO 8601 in UTC. */
	expires: string;
}

export interface Zips {
	/**
	 * Opens Dropbox's own ZIP of a folder, as it arrives: entries lie in one folder, which has the folder's name. Opening
	 * is repeated like a download's; a ZIP that breaks off afterwards ends in ConnectionLost, and Dropbox makes
	 * a new one from the beginning when it is opened again. Whether it is whole is known to who checks it.
	 * @throws Refusal `too_large` where the folder is beyond what Dropbox zips (20 GB, a file of 4 GB, 10,000
	 * entries), `not_found`, `deleted`, `not_a_folder`, `no_access`; `unavailable` where the acting member may not
	 */
	zip(address: string): Promise<OpenedZip>;
}

/** The bytes of a ZIP as they arrive, to be read once. */
export interface OpenedZip {
	content: AsyncIterable<Uint8Array>;
}
