import { lastingAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { below, comparable } from '../../../../shared/domain/paths';
import { Sightings } from '../../../../shared/domain/upload/Sightings';
import type { DropboxPort } from '../../../../shared/ports';
import type { Filing } from './Filing';

/** All that lies in one case folder but in its archive, as far as documents of this run could be in it already. */
export class CaseContents {
	sightings = new Sightings<Filing>([]);

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
	async explore(filings: readonly Filing[]): Promise<void> {
		this.sightings = new Sightings(filings.flatMap(({ size }) => size ?? []));
		for await (const page of this.dropbox.list(lastingAddress(this.caseFolder), 'all levels')) {
			for (const entry of page) {
				if (entry.kind === 'file' && !this.isArchived(entry)) this.sightings.see(entry);
			}
		}
		for (const filing of filings) this.passOver(filing);
	}

	/** What a document of this run may take the place of is no place to leave another document in. */
	private passOver({ rule, folder, name }: Filing): void {
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
