import type { FileEntry, FolderEntry } from '../../../../../shared/domain/entry';
import type { KeptApart } from '../../../../../shared/domain/privilege/CaseCopies';
import type { RestrictedFolder } from '../../../shared/restriction/restrictFolder';
import type { UploadRequest } from '../UploadRequest';

/** A privileged item with its folders, which are in order. */
export interface PrivilegedItem {
	request: UploadRequest;
	caseFolder: FolderEntry;
	folder: RestrictedFolder;
	/** What is to be said of the case folder. */
	warnings: string[];
}

/** An item and what its documents are known by. */
export interface ItemToKeepApart {
	item: PrivilegedItem;
	documents: readonly KeptApart[];
}

/** A copy, and the relative path of the folder that it belongs into in the restricted folder; `''` for that itself. */
export interface OpenCopy {
	file: FileEntry;
	into: string;
}

export interface FoundCopies {
	/** Those that others can open. */
	open: OpenCopy[];
	/** Those that are in the restricted folder already. */
	apart: FileEntry[];
	/** Names that are taken in the restricted folder, as relative paths that Dropbox compares. */
	taken: ReadonlySet<string>;
	/** IDs of those that may be another document's as well. */
	shared: ReadonlySet<string>;
	/** How many files have the name of a document, and are not known to be copies of it. */
	doubtful: number;
	/** How many copies are in folders whose members could not open them in the restricted folder, or not only they. */
	left: number;
}
