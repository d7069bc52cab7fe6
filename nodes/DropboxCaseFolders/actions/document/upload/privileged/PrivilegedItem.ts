import type { FolderEntry } from '../../../../../shared/domain/entry';
import type { RestrictedFolder } from '../../../shared/restriction/restrictFolder';
import type { UploadRequest } from '../UploadRequest';
import type { RestrictedCopies } from './restrictOpenCopies';

/** A privileged item with its folders, which are in order. */
export interface PrivilegedItem {
	request: UploadRequest;
	caseFolder: FolderEntry;
	folder: RestrictedFolder;
	/** What is to be said of the case folder. */
	warnings: string[];
}

/** The same, and what became of copies of its documents that others could open. */
export interface ClosedItem extends PrivilegedItem {
	copies: RestrictedCopies;
}
