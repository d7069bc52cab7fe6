/** What comes out of Close Case Folder. */
export interface ClosedCaseFolder {
	status: 'closed' | 'alreadyClosed' | 'noDocuments';
	/** Where the case is kept now: of the ZIP if one was made, else of the folder. All null where nothing was closed. */
	archivePath: string | null;
	archiveId: string | null;
	/** Dropbox's content hash of the ZIP. */
	archiveHash: string | null;
	/** ISO 8601 in UTC; null where it is not known, as the folder was not closed by this operation. */
	closedAt: string | null;
	documentCount: number;
	bytes: number;
	folderId: string;
	/** Null where none was to be revoked. */
	linksRevoked: number | null;
	/** Of the folder. */
	url: string | undefined;
	name: string;
	path: string;
	warnings: string[];
	dryRun: boolean;
	simplify: boolean;
}
