import type { FileEntry } from '../../../../shared/domain/entry';
import { refused, type Outcome } from '../../../../shared/domain/outcome';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';

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
	/** The copy in the archive folder. */
	file: FileEntry;
	/** Counted from 1. */
	version: number;
	/** Whether an earlier run, which was cut off, had made the copy. */
	wasThere: boolean;
}

/**
 * Copies each version into its archive folder as `Settlement_Agreement_v2_20260501.pdf`: the next number found
 * there, and the version's date. The file itself is not touched. A version that the archive's newest number
 * holds already is taken from there, so a run that was cut off after the copy makes no second one.
 */
export async function archiveVersions(
	versions: readonly VersionToArchive[],
	_dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedVersion>>> {
	return versions.map(() => refused(new Refusal('unexpected', 'Not built yet', '')));
}
