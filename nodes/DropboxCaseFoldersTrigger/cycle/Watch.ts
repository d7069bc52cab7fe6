import type { ChangeEvent, Scope } from '../../shared/domain/changes/FolderChange';
import type { Accounts, Changes, Lookups } from '../../shared/dropbox/port';

/** What is to be watched, as it stands in the panel. */
export interface Watch {
	/** Tells this watch from another one of the same node: other folder, other credential. */
	watching: string;
	/** The workflow that is told: its event IDs are its own. */
	workflowId: string;
	/** Where the watched folder is when the watch begins; afterwards it goes by its ID. */
	address: string;
	scope: Scope;
	events: readonly ChangeEvent[];
	/** Whether what is there when the watch begins is told of as added. */
	emitExisting: boolean;
	/** Whether documents are left out that Dropbox says were written by the account of the credential. */
	ignoreOwn: boolean;
}

/** What a pass needs of Dropbox. */
export interface CycleDependencies extends Changes, Lookups, Accounts {}
