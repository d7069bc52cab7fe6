import type { Outcome } from '../../core/outcome';
import type { Uuid } from './Records';

/** How far LegalServer's virus scanner is with a document, and what it found. */
export type ScanState = 'clean' | 'infected' | 'notScanned';

export interface Document {
	uuid: Uuid;
	id: number | undefined;
	/** What people see: as a rule without an extension, and not the only one of its kind in a case. */
	title: string;
	/** On LegalServer's disk: with a suffix that nobody chose, and the file's own extension. */
	name: string;
	mimeType: string;
	/** Bytes. */
	size: number | undefined;
	/** ISO 8601, in UTC. */
	createdAt: string | undefined;
	updatedAt: string | undefined;
	scanState: ScanState;
	/** The case itself has a folder, too. */
	folderId: number | undefined;
	/** What only version 2 says; undefined in version 1. */
	more: DocumentDetails | undefined;
}

export interface DocumentDetails {
	/** The name of its folder; empty outside all. */
	folder: string;
	type: string;
	/** Where LegalServer keeps it. */
	storage: string;
	programs: string[];
	fundingCode: string;
}

/** Version 2 says more, and may be off at a site. */
export type ListVersion = 'v1' | 'v2';

/** A document whose content is opened. */
export interface OpenedDocument {
	/** Bytes, as the list says, or where that says nothing, the answer. */
	size: number;
	content: AsyncIterable<Uint8Array>;
}

/** A document that LegalServer's scanner had not come to. */
export interface AwaitedScan {
	matterUuid: Uuid;
	document: Document;
	/** Milliseconds to wait at most. */
	patience: number;
}

/** What of a document has to be known to download it. */
export type Downloadable = Pick<Document, 'uuid' | 'size'>;

export interface Documents {
	/**
	 * All documents of a case: by one call in version 1.
	 * @throws Refusal `not_found`; `missing_scope` where version 2 is off
	 */
	listDocuments(matterUuid: Uuid, version?: ListVersion): Promise<Document[]>;
	/**
	 * Opens the content of a document, by one call, and hands it to `take`; where it breaks off, from its beginning again.
	 * @throws Refusal `not_found`, `source_incomplete` where it has another size than the list says, `unexpected` where
	 * something else comes than a document; what `take` throws
	 */
	downloadContent<T>(wanted: Downloadable, take: (opened: OpenedDocument) => Promise<T>): Promise<T>;
	/**
	 * Looks again and again, by a call for each case, until the scanner has come to a document or nobody waits any longer.
	 * @returns the documents as they are by then, in the order of the waits
	 */
	waitForScans(waits: readonly AwaitedScan[]): Promise<Array<Outcome<Document>>>;
}

/** A file on its way to LegalServer, all in memory. */
export interface SentFile {
	/** With its extension. */
	name: string;
	contentType: string;
	pieces: readonly Buffer[];
}

/** A new document, as it is sent to LegalServer. */
export interface NewDocument {
	title: string;
	description?: string | undefined;
	/** Of the site's list of document types. One that there is not LegalServer ignores. */
	typeId?: number | undefined;
}

export interface Uploads {
	/**
	 * Adds a document to a case. LegalServer takes every upload for a new one, so where the answer is lost it is looked for.
	 * @param findLost finds it in the list of the case
	 * @returns its UUID @throws Refusal `missing_scope`, `not_found`, `guarded`
	 */
	uploadDocument(matterUuid: Uuid, file: SentFile, about: NewDocument, findLost: FindLost): Promise<Uuid>;
	/**
	 * Adds a file to a subfolder of a case, which is made where it is missing. One that is called `files.zip` is unpacked
	 * there, and LegalServer makes a note of what was in it.
	 * @returns the UUID of the file, or of the ZIP
	 */
	uploadToSubfolder(matterUuid: Uuid, subfolder: string, file: SentFile, findLost: FindLost): Promise<Uuid>;
}

/**
 * Looks for what a call may have made whose answer was lost.
 * @param documents that the case has by now @returns the UUID of it
 */
export type FindLost = (documents: readonly Document[]) => Uuid | undefined;
