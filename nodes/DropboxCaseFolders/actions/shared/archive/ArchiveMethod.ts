import type { FileEntry } from '../../../../shared/domain/entry';
import type { Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort, Relocation } from '../../../../shared/dropbox/port';
import type { VersionToArchive } from './VersionToArchive';

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
