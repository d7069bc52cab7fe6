import type { ConflictRule } from '../../../../shared/domain/upload/ConflictRule';
import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import type { Placed } from '../../../../shared/domain/upload/decide';
import type { DocumentSource } from '../../../../shared/ports';

/** The documents of one item, all for one folder. */
export interface UploadRequest {
	/** Address of the case folder. */
	caseFolder: string;
	/** Relative path below it, safe; `''` for the case folder itself. */
	subfolder: string;
	/** What had to be changed in the subfolder's names. */
	warnings: string[];
	rule: ConflictRule;
	documents: GivenDocument[];
}

export interface GivenDocument {
	/** How messages call it, without its file name: `binary field “data”`. */
	label: string;
	/** Safe, with its extension. */
	name: string;
	/** What had to be changed in its name. */
	warnings: string[];
	source: DocumentSource;
}

export interface UploadResult {
	documents: FiledDocument[];
}

export interface FiledDocument {
	/** `unchanged` when the file was there already with the same content. */
	status: Placed | 'unchanged';
	file: FileEntry;
	caseFolder: FolderEntry;
	subfolder: string;
	warnings: string[];
}
