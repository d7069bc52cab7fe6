import type { IDataObject } from 'n8n-workflow';
import type { ConflictRule, DuplicateRule } from '../../../../shared/domain/documents/DocumentFacts';
import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import type { PutStatus } from '../../../../shared/domain/documents/decideConflict';
import type { ArchivedVersion } from '../../shared/archive/archiveVersions';
import type { DocumentSource } from '../../../../shared/core/DocumentSource';
import type { Restriction } from '../../shared/restriction/restrictedFolderFields';

/** The documents of one item, all for one folder. */
export interface UploadRequest {
	/** Address of the case folder. */
	caseFolder: string;
	/** Relative path below it, safe; `''` for the case folder itself. */
	subfolder: string;
	/** What had to be changed in the subfolder's names. */
	warnings: string[];
	rule: ConflictRule;
	duplicates: DuplicateRule;
	/** Bytes; smaller documents are placeholders and skipped. 0 files all. */
	minimumSize: number;
	/** Relative path of the folder that keeps former versions, safe: below the case folder. */
	archiveFolder: string;
	/** Whether former versions are locked there, so that nobody else edits them. */
	lockArchived: boolean;
	/** Name of the time zone in which a former version's date is written: `America/New_York`. */
	timezone: string;
	documents: GivenDocument[];
	/** Whether to only report what would become of them. */
	dryRun: boolean;
	/** Whether what few workflows need is left out of the rows. */
	simplify: boolean;
	/** ID of the file that the one document of the item was filed as before; undefined where it was not. */
	existingFileId?: string | undefined;
	/** That file once it was looked up; `gone` where it is no file any more. */
	existingFile?: FileEntry | 'gone' | undefined;
	/** Whether privileged documents are to be kept apart, and so whether these are privileged is a question. */
	restrictsPrivileged?: boolean | undefined;
	/** Where the documents are kept apart; undefined where they are not privileged. */
	restriction?: Restriction | undefined;
	/** Where they are kept apart if they are privileged; undefined where privileged documents are not. */
	restrictedPlace?: Restriction['place'] | undefined;
	/** Relative paths of subfolders in which they may have been filed before they were privileged, safe. */
	formerSubfolders?: readonly string[] | undefined;
	/** IDs of files that are known to be other documents, and are no copies of these unless they have the same content. */
	otherFileIds?: readonly string[] | undefined;
}

/** A document as the item has it. */
export interface GivenDocument {
	/** How messages call it, without its file name: `binary field “data”`. */
	label: string;
	/** Safe, with its extension. */
	name: string;
	/** Its name in the item, where it took that of the file that it was filed as before. */
	formerName?: string | undefined;
	/** What had to be changed in its name. */
	warnings: string[];
	source: DocumentSource;
	/** Whether it is known to be a text of white space alone, or of nothing. */
	isBlank: boolean;
}

export interface UploadResult extends Pick<UploadRequest, 'dryRun' | 'simplify'> {
	documents: FiledDocument[];
	/** Who can open each document; undefined for documents that are not kept apart. */
	access?: IDataObject[][] | undefined;
	/** Copies that others could open, and that were moved into the restricted folder; undefined as `access`. */
	openCopies?: readonly MovedCopy[] | undefined;
	/** The file that a privileged document was filed as before, where it is neither in the case folder nor kept apart. */
	openElsewhere?: FileEntry | undefined;
}

/** A copy that others could open, as it is in the restricted folder. */
export interface MovedCopy {
	file: FileEntry;
	previousPath: string | undefined;
}

/** What became of a document. */
export interface FiledDocument {
	/**
	 * `unchanged`: the file was there already with the same content. `duplicate`: another file of the case folder
	 * is the document. `archived`: filed as the new version, the former one is in the archive folder. `skipped`:
	 * smaller than the documents that are filed.
	 */
	status: PutStatus | 'unchanged' | 'duplicate' | 'archived' | 'skipped';
	/** The file that is the document; undefined for what was skipped. */
	file: FileEntry | undefined;
	/** The former version, where one was archived. */
	formerVersion: ArchivedVersion | undefined;
	/** The file that had its name with other content, as it was before; undefined where there was none. */
	other?: FileEntry | undefined;
	/** Whether somebody else than the connected account saved that. */
	isOtherEdited?: boolean | undefined;
	/** Why it was not filed, where it was not. */
	reason: string | undefined;
	/** Bytes of the document. */
	size: number;
	/** Calls that it took, those shared with other documents included. */
	calls: number;
	/** As GivenDocument.label. */
	label: string;
	caseFolder: FolderEntry;
	subfolder: string;
	warnings: string[];
}
