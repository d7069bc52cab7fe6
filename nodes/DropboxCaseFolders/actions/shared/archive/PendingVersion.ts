import { Refusal } from '../../../../shared/core/Refusal';
import type { FileEntry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort, Relocation } from '../../../../shared/dropbox/port';
import { joinPath, pathKey } from '../../../../shared/domain/paths';
import { archivedName, versionDate } from '../../../../shared/domain/versions/archivedName';
import {
	type KeptVersions,
	findAlreadyKept,
	nextVersions,
} from '../../../../shared/domain/versions/KeptVersions';

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

/** How versions get into the archive, and how they are known there. */
export interface ArchiveMethod {
	transfer(relocations: readonly Relocation[], dropbox: DropboxPort): Promise<Array<Outcome<FileEntry>>>;
	/** Whether a file is this version. */
	isKeptAs(file: FileEntry, version: VersionToArchive): boolean;
	/** @throws Refusal where the version cannot go this way */
	accept(version: VersionToArchive): void;
	/** @throws Refusal where the file that came into the archive is not the version */
	verify(kept: FileEntry, version: VersionToArchive): void;
}

/** One version on its way into its archive folder. */
export class PendingVersion {
	outcome: Outcome<ArchivedVersion> | undefined;
	/** The number that was decided on, and the name with it; from 1 when there is one. */
	number = 0;
	name = '';

	constructor(readonly version: VersionToArchive) {}

	get folder(): string {
		return joinPath(this.version.caseFolder, this.version.folder);
	}

	/** The same for all whose archive folder is one. IDs are told apart by upper and lower case, names are not. */
	get folderKey(): string {
		return joinPath(this.version.caseFolder, pathKey(this.version.folder));
	}

	/** The same for all versions that are numbered in one line. */
	get lineKey(): string {
		return joinPath(this.folderKey, pathKey(this.version.name));
	}

	/** Decides on a number. */
	assignNumber(number: number): void {
		const { name, file, timezone } = this.version;
		this.number = number;
		this.name = archivedName(name, number, versionDate(file.serverModified, timezone));
	}

	settle(file: FileEntry, version: number, wasThere: boolean): void {
		this.outcome = { ok: true, value: { file, version, wasThere } };
	}
}

/**
 * Gives the versions of one line their numbers, the highest found and on from there, and finds those that are in
 * the archive already.
 */
export function assignNumbers(
	line: readonly PendingVersion[],
	archive: KeptVersions,
	method: ArchiveMethod,
): void {
	const name = line[0]?.version.name ?? '';
	const kept = archive.of(name);

	// What took the name in the round before may be the version itself, whatever was archived after it.
	for (const each of line) {
		const taken = archive.at(each.name, name);
		if (taken?.kind === 'file' && method.isKeptAs(taken, each.version)) each.settle(taken, each.number, true);
	}

	const open = line.filter(({ outcome }) => outcome === undefined);
	const found = findAlreadyKept(kept, open, (file, { version }) => method.isKeptAs(file, version));
	open.slice(0, found.length).forEach((each, index) => {
		const { file, version } = found[index] as (typeof found)[number];
		each.settle(file, version, true);
	});
	const left = open.slice(found.length);
	const numbers = nextVersions(kept, left.length);
	left.forEach((each, index) => each.assignNumber(numbers[index] as number));
}

/** Copies: the file itself is not touched. */
export const copyMethod: ArchiveMethod = {
	transfer: async (copies, dropbox) => await dropbox.copyFiles(copies),
	isKeptAs: (kept, { file }) => kept.contentHash === file.contentHash,
	accept({ file }) {
		if (file.contentHash !== undefined) return;
		throw new Refusal(
			'invalid_input',
			'Dropbox has no content hash for this document, as is the case for Dropbox Paper documents, so its versions cannot be compared',
			'Archive other kinds of documents. Dropbox Paper keeps its own version history.',
		);
	},
	verify(copy, { file }) {
		if (copy.contentHash === file.contentHash) return;
		throw new Refusal(
			'changed_meanwhile',
			'Someone saved a new version of the document while the prior one was being archived',
			'Run it again. The new version is also in the archive and will be found there.',
		);
	},
};

/**
 * The files themselves are moved and keep their IDs: nothing is left under their names. A file that is in its archive
 * folder already stays as it is.
 */
export const moveMethod: ArchiveMethod = {
	transfer: async (moves, dropbox) => await dropbox.moveFiles(moves),
	isKeptAs: (kept, { file }) => kept.id === file.id,
	accept: () => undefined,
	// Whatever was saved last went along.
	verify: () => undefined,
};
