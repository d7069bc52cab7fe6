import type { FolderEntry } from '../../../../shared/domain/entry';

/** The folder that exchanges documents with the client of one case. */
export interface ClientFolderRequest {
	/** Address of the case folder. */
	caseFolder: string;
	/** As the case system writes it. */
	matterNumber: string;
	/** Relative path of the folder around it, next to the case folder; safe, not empty. */
	outerFolder: string;
}

/** Where it is. */
export interface ClientFolder {
	caseFolder: FolderEntry;
	path: string;
	/** Of the folder itself, without those around it. */
	name: string;
	/** What had to be changed in its name. */
	warnings: string[];
}
