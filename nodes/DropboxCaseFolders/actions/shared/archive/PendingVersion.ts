import type { FileEntry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/core/outcome';
import { joinPath, pathKey } from '../../../../shared/domain/paths';
import { archivedName, versionDate } from '../../../../shared/domain/versions/archivedName';
import type { ArchivedVersion, VersionToArchive } from './VersionToArchive';

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
