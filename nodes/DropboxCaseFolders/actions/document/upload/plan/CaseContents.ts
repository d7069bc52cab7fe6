import { stableAddress, type Entry, type FolderEntry } from '../../../../../shared/domain/entry';
import { joinPath, pathKey } from '../../../../../shared/domain/paths';
import type { DocumentFacts } from '../../../../../shared/domain/documents/DocumentFacts';
import { DuplicateIndex } from '../../../../../shared/domain/documents/DuplicateIndex';
import type { TargetFolder } from '../../../../../shared/domain/documents/TargetFolder';
import type { DropboxPort } from '../../../../../shared/dropbox/port';

/** A document and the folder that it goes into. */
interface DocumentInFolder<D extends DocumentFacts> extends DocumentFacts {
	readonly folder: TargetFolder<D>;
}

/** All that lies in one case folder but in its archive, as far as documents of this run could be in it already. */
export class CaseContents<D extends DocumentInFolder<D>> {
	duplicateIndex = new DuplicateIndex<D>([]);

	/** @param archiveFolder relative path of the folder whose files are former versions, no duplicates */
	constructor(
		private readonly dropbox: DropboxPort,
		private readonly caseFolder: FolderEntry,
		private readonly archiveFolder: string,
	) {}

	/**
	 * Reads the whole case folder by one listing, whatever its size, and keeps what could match.
	 * @param documents the documents that go into it, their sizes known, their own folders looked at
	 */
	async explore(documents: readonly D[]): Promise<void> {
		this.duplicateIndex = new DuplicateIndex(documents.flatMap(({ size }) => size ?? []));
		if (this.caseFolder.path === undefined) await this.seeBesidesArchive();
		else await this.seeBelow(this.caseFolder);
		for (const document of documents) this.passOver(document);
	}

	private async seeBelow(folder: FolderEntry): Promise<void> {
		for await (const page of this.dropbox.list(stableAddress(folder), 'all levels')) {
			for (const entry of page) {
				if (entry.kind === 'file' && !this.isArchived(entry)) this.duplicateIndex.add(entry);
			}
		}
	}

	/** Without paths, as in a shared folder that is not mounted, entries do not tell what lies in the archive. */
	private async seeBesidesArchive(): Promise<void> {
		const [archive = ''] = pathKey(this.archiveFolder).split('/');
		const folders: FolderEntry[] = [];
		for await (const page of this.dropbox.list(stableAddress(this.caseFolder), 'one level')) {
			for (const entry of page) {
				if (entry.kind === 'file') this.duplicateIndex.add(entry);
				else if (pathKey(entry.name) !== archive) folders.push(entry);
			}
		}
		for (const folder of folders) await this.seeBelow(folder);
	}

	/** What a document of this run may take the place of is no place to leave another document in. */
	private passOver({ rule, folder, name }: D): void {
		if (rule !== 'replace' && rule !== 'archive') return;
		const existing = folder.at(name);
		if (existing?.kind === 'file') this.duplicateIndex.forget(existing);
	}

	private isArchived({ path }: Entry): boolean {
		if (path === undefined || this.caseFolder.path === undefined || this.archiveFolder === '') return false;
		const archive = pathKey(joinPath(this.caseFolder.path, this.archiveFolder));
		return pathKey(path).startsWith(`${archive}/`);
	}
}
