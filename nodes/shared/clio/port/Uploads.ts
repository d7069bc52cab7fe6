import type { DocumentSource } from '../../core/DocumentSource';
import type { Document, RecordId } from './Records';

/** Where a new document goes: a matter, contact or folder. It is not put in a folder below that. */
export interface Place {
	type: 'Contact' | 'Folder' | 'Matter';
	id: RecordId;
}

/** Content that was read once, so that it is known what will be sent. */
export interface MeasuredContent {
	source: DocumentSource;
	/** Bytes. */
	size: number;
	/** As Dropbox has it, so that both can be compared. */
	contentHash: string;
	/** Of each part in order, MD5 in base64; none where the content is sent whole. */
	partDigests: string[];
}

/** A file, as it is to be called in Clio. */
export interface NewFile {
	name: string;
	/** `application/pdf` */
	contentType: string;
	content: MeasuredContent;
}

/** Where the bytes of an announced version go. They are good for a few minutes. */
export interface UploadAddresses {
	/** Milliseconds since 1970. */
	askedAt: number;
	/** Undefined where the content goes in parts. */
	whole: SignedAddress | undefined;
	/** By the numbers of the parts, from 1. */
	parts: Map<number, SignedAddress>;
}

export interface SignedAddress {
	url: string;
	/** Letter for letter what is to be sent. */
	headers: Record<string, string>;
}

/** A document whose latest version has no bytes yet. */
export interface AnnouncedUpload {
	document: Document;
	/** Undefined where they are to be asked for. */
	addresses?: UploadAddresses | undefined;
}

export interface Uploads {
	/** Reads a content to its end. @throws Refusal `source_incomplete` */
	measureContent(source: DocumentSource): Promise<MeasuredContent>;
	/** The folders in which the documents of these matters lie, by matter. Those that there are not are left out. */
	findMatterFolders(ids: readonly RecordId[]): Promise<Map<RecordId, RecordId | undefined>>;
	/** Undefined for a contact that no document lies with yet. */
	findContactFolder(id: RecordId): Promise<RecordId | undefined>;
	/**
	 * Announces a document, marked as begun with this content. Where the answer was lost, the document that has the mark of
	 * this very call is taken for it.
	 */
	announceDocument(file: NewFile, place: Place, categoryId: RecordId | undefined): Promise<AnnouncedUpload>;
	/**
	 * Marks a document as begun with this content, then announces a version. Of those who do so at the same time one goes on.
	 * @throws Refusal `changed_meanwhile` to the others; `no_space` where the mark has no room
	 */
	announceVersion(file: NewFile, document: Document): Promise<AnnouncedUpload>;
	/**
	 * Sends the bytes and says that they are there, which marks the document as done; as often as it takes. A version that
	 * is complete already counts as sent. @throws Refusal `source_incomplete`, `content_mismatch`, `unexpected`
	 */
	sendContent(announced: AnnouncedUpload, content: MeasuredContent): Promise<Document>;
	/** Puts a document that was announced into the trash. One that is gone already counts. */
	discardDocument(id: RecordId): Promise<void>;
}
