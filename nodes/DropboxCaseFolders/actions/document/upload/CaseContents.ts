import { lastingAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { below, comparable } from '../../../../shared/domain/paths';
import type { Candidate } from '../../../../shared/domain/upload/Candidate';
import { Sightings } from '../../../../shared/domain/upload/Sightings';
import type { TargetFolder } from '../../../../shared/domain/upload/TargetFolder';
import type { DropboxPort } from '../../../../shared/ports';

/** A document and the folder that it goes into. */
interface Bound<D extends Candidate> extends Candidate {
	readonly folder: TargetFolder<D>;
}

/** All that lies in one case folder but in its archive, as far as documents of this run could be in it already. */
export class CaseContents<D extends Bound<D>> {
	sightings = new Sightings<D>([]);

	/** @param archiveFolder relative path of the folder whose files are former versions, no duplicates */
	constructor(
		private readonly dropbox: DropboxPort,
		private readonly caseFolder: FolderEntry,
		private readonly archiveFolder: string,
	) {}

	/**
	 * Reads the whole case folder by one listing, whatever its size, and keeps what could match.
	 * @param filings the documents that go into it, their sizes known, their own folders looked at
	 */
	async explore(filings: readonly D[]): Promise<void> {
		this.sightings = new Sightings(filings.flatMap(({ size }) => size ?? []));
		if (this.caseFolder.path === undefined) await this.seeBesidesArchive();
		else await this.seeBelow(this.caseFolder);
		for (const filing of filings) this.passOver(filing);
	}

	private async seeBelow(folder: FolderEntry): Promise<void> {
		for await (const page of this.dropbox.list(lastingAddress(folder), 'all levels')) {
			for (const entry of page) {
				if (entry.kind === 'file' && !this.isArchived(entry)) this.sightings.see(entry);
			}
		}
	}

	/** Without paths, as in a shared folder that is not mounted, entries do not tell what lies in the archive. */
	private async seeBesidesArchive(): Promise<void> {
		const [archive = ''] = comparable(this.archiveFolder).split('/');
		const folders: FolderEntry[] = [];
		for await (const page of this.dropbox.list(lastingAddress(this.caseFolder), 'one level')) {
			for (const entry of page) {
				if (entry.kind === 'file') this.sightings.see(entry);
				else if (comparable(entry.name) !== archive) folders.push(entry);
			}
		}
		for (const folder of folders) await this.seeBelow(folder);
	}

	/** What a document of this run may take the place of is no place to leave another document in. */
	private passOver({ rule, folder, name }: D): void {
		if (rule !== 'replace' && rule !== 'archive') return;
		const standing = folder.at(name);
		if (standing?.kind === 'file') this.sightings.forget(standing);
	}

	private isArchived({ path }: Entry): boolean {
		if (path === undefined || this.caseFolder.path === undefined || this.archiveFolder === '') return false;
		const archive = comparable(below(this.caseFolder.path, this.archiveFolder));
		return comparable(path).startsWith(`${archive}/`);
	}
}
