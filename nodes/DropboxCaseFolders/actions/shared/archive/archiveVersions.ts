import type { Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { fillArchive } from './fillArchive';
import type { ArchivedVersion, VersionToArchive } from './VersionToArchive';
import type { ArchiveMethod } from './ArchiveMethod';

export type { ArchivedVersion, VersionToArchive } from './VersionToArchive';

/**
 * Copies each version into its archive folder as `Settlement_Agreement_v2_20260501.pdf`: the next number found
 * there, and the version's date. The file itself is not touched. A version that the archive's newest number
 * holds already is taken from there, so a run that was cut off after the copy makes no second one.
 *
 * Refusals are each version's own: `changed_meanwhile` where somebody saved a newer version just before it was
 * copied. The newer one is in the archive then, and is found there when the file is looked at again.
 */
export async function archiveVersions(
	versions: readonly VersionToArchive[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedVersion>>> {
	return await fillArchive(versions, copyMethod, dropbox);
}

/**
 * The same, moving the files themselves, which keep their IDs: nothing is left under their names. A file that is
 * in its archive folder already stays as it is.
 */
export async function moveToArchive(
	versions: readonly VersionToArchive[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ArchivedVersion>>> {
	return await fillArchive(versions, moveMethod, dropbox);
}

const copyMethod: ArchiveMethod = {
	transfer: async (copies, dropbox) => await dropbox.copyFiles(copies),
	isKeptAs: (kept, { file }) => kept.contentHash === file.contentHash,
	accept({ file }) {
		if (file.contentHash !== undefined) return;
		throw new Refusal(
			'invalid_input',
			'Dropbox tells no content hash of this document, as of Paper documents: its versions cannot be told apart',
			'Archive documents of other kinds; Paper keeps the versions of its documents itself.',
		);
	},
	verify(copy, { file }) {
		if (copy.contentHash === file.contentHash) return;
		throw new Refusal(
			'changed_meanwhile',
			'Somebody saved a new version of the document while the former one was being archived',
			'Run it again: the new version is in the archive as well, and is found there.',
		);
	},
};

const moveMethod: ArchiveMethod = {
	transfer: async (moves, dropbox) => await dropbox.moveFiles(moves),
	isKeptAs: (kept, { file }) => kept.id === file.id,
	accept: () => undefined,
	// Whatever was saved last went along.
	verify: () => undefined,
};
