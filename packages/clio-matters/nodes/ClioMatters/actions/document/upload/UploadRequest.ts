import type { DocumentSource } from '../../../../../../../nodes/shared/core/DocumentSource';
import type { Document, MeasuredContent, Place, RecordId } from '../../../../../../../nodes/shared/clio/port';

/** What is done where a document of that name is there already, with other content. */
export type ExistsRule = 'addVersion' | 'keep' | 'refuse';

/** One file of an item, as it is to be called. */
export interface GivenFile {
	name: string;
	contentType: string;
	source: DocumentSource;
	/** Sentences about its name. */
	warnings: string[];
}

/** Where the files of an item go: into a place, or into a document as its next version. */
export type Destination = Place | { type: 'Document'; id: RecordId };

export interface UploadRequest {
	to: Destination;
	files: GivenFile[];
	ifExists: ExistsRule;
	/** Of new documents. */
	categoryId: RecordId | undefined;
	dryRun: boolean;
	/** Sentences about what it was given. */
	warnings: string[];
}

/** A file on its way. */
export interface Job {
	request: UploadRequest;
	file: GivenFile;
	content: MeasuredContent;
}

/** What became of a file. */
export interface UploadedFile {
	status: 'created' | 'updated' | 'unchanged';
	document: Document;
	size: number;
	contentHash: string;
	dryRun: boolean;
	warnings: string[];
}
