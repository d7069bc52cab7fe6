import type { FolderEntry } from '../../../../shared/domain/entry';
import type { FindRequest, FoundFolder } from './FindRequest';

/** What has been found so far for one item. */
export interface Candidates {
	request: FindRequest;
	found: FoundFolder[];
	/** Those of them that search found to be marked for the case, copies left out. */
	own: FolderEntry[];
	/** Folders whose names are the case's, but which are marked for another one. */
	others: number;
	/** Folders with a marker file of the case that is not followed, since other people could have put it there. */
	untrusted: number;
}
