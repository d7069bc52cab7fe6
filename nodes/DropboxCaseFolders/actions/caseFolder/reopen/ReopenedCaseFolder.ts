/** What one item asks for. */
export interface ReopenRequest {
	/** Address of the case folder. */
	folder: string;
	/** Address of the folder to put it into; undefined for the one that it was in. */
	restoreTo: string | undefined;
	dryRun: boolean;
}

/** What comes out of Reopen Case Folder. */
export interface ReopenedCaseFolder {
	status: 'reopened' | 'notClosed';
	folderId: string;
	name: string;
	path: string;
	/** Where the folder was while it was closed. */
	pathBefore: string;
	/** When it was closed, ISO 8601 in UTC; null like the next where it is not closed. */
	closedAt: string | null;
	/** Links that were revoked by closing it: they are not brought back. */
	linksRevoked: number | null;
	warnings: string[];
	url: string | undefined;
	dryRun: boolean;
}
