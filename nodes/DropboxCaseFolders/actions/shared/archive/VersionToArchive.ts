import type { FileEntry } from '../../../../shared/domain/entry';

/** The version of a file that is to be kept as a file of its own. */
export interface VersionToArchive {
	/** As it stands now. */
	file: FileEntry;
	/** The name that versions are numbered under: the file's own, unless it was filed under another. */
	name: string;
	/** Lasting address of the case folder, or of the folder that the archive folder lies in. */
	caseFolder: string;
	/** Relative path of the archive folder below it, with the document's own subfolder: `_Archive/Pleadings`. */
	folder: string;
	timezone: string;
}

export interface ArchivedVersion {
	/** The file in the archive folder. */
	file: FileEntry;
	/** Counted from 1. */
	version: number;
	/** Whether it was found there: an earlier run, which was cut off, or another one had put it there. */
	wasThere: boolean;
}
