import type { FileEntry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/domain/outcome';
import { below, comparable } from '../../../../shared/domain/paths';
import { archivedName } from '../../../../shared/domain/versions/archivedName';
import { versionDate } from '../../../../shared/domain/versions/versionDate';
import type { ArchivedVersion, VersionToArchive } from './VersionToArchive';

/** One version on its way into its archive folder. */
export class Archiving {
	outcome: Outcome<ArchivedVersion> | undefined;
	/** The number that was decided on, and the name with it; from 1 when there is one. */
	number = 0;
	name = '';

	constructor(readonly version: VersionToArchive) {}

	get folder(): string {
		return below(this.version.caseFolder, this.version.folder);
	}

	/** The same for all whose archive folder is one. IDs are told apart by upper and lower case, names are not. */
	get folderKey(): string {
		return below(this.version.caseFolder, comparable(this.version.folder));
	}

	/** The same for all versions that are numbered in one line. */
	get lineKey(): string {
		return below(this.folderKey, comparable(this.version.name));
	}

	/** Decides on a number. */
	take(number: number): void {
		const { name, file, timezone } = this.version;
		this.number = number;
		this.name = archivedName(name, number, versionDate(file.serverModified, timezone));
	}

	isIn(file: FileEntry, version: number, wasThere: boolean): void {
		this.outcome = { ok: true, value: { file, version, wasThere } };
	}
}
