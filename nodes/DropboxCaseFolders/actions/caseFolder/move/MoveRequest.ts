import type { FolderEntry } from '../../../../shared/domain/entry';

/** One item: which folder is to go where. */
export interface MoveRequest {
	/** Addresses. */
	folder: string;
	destination: string;
	dryRun: boolean;
}

/** A move that nothing speaks against so far. */
export interface MovePlan {
	request: MoveRequest;
	folder: FolderEntry;
	destination: FolderEntry;
	/** Leads to the destination by its ID, so that nothing is created where it stood, if somebody moves it meanwhile. */
	to: string;
	/** As people see it; undefined where the destination is not mounted for the acting member. */
	newPath: string | undefined;
	isThere: boolean;
	warnings: string[];
}

/** What became of one case folder. */
export interface MovedFolder {
	folderId: string;
	name: string;
	previousPath: string | undefined;
	path: string | undefined;
	url: string | undefined;
	status: 'moved' | 'alreadyThere';
	warnings: string[];
	/** Only where nothing was written: `status` says what would become of it. */
	dryRun?: true;
}
