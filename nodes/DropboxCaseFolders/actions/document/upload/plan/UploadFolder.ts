import { ignoreAbsent } from '../../../../../shared/core/Refusal';
import type { FileEntry } from '../../../../../shared/domain/entry';
import { joinPath } from '../../../../../shared/domain/paths';
import type { DocumentFacts } from '../../../../../shared/domain/documents/DocumentFacts';
import type { TargetFolder } from '../../../../../shared/domain/documents/TargetFolder';
import type { DropboxPort } from '../../../../../shared/dropbox/port';

/**
 * One folder that documents of this run go into, and what is there. A subfolder that is not there yet, the upload makes;
 * the case folder itself was looked up before.
 */
export class UploadFolder<D extends DocumentFacts> {
	/**
	 * @param address of the folder, by the case folder's lasting address: it holds while people rename and move
	 * that, and nothing can be created by it once the case folder is deleted
	 * @param folder what is known of it; shared by all addresses of the same folder
	 */
	constructor(
		private readonly dropbox: DropboxPort,
		readonly address: string,
		readonly folder: TargetFolder<D>,
		/** Relative path of the folder in the case folder. */
		readonly subfolder: string,
	) {}

	addressOf(name: string): string {
		return joinPath(this.address, name);
	}

	/** Finds out what stands under the names of the documents: several by one listing, a single one by a look. */
	async explore(): Promise<void> {
		const [name = '', ...others] = this.folder.names;
		if (others.length > 0) await this.list();
		else await this.look(name);
	}

	/** Reads the folder, unless that was done. */
	async list(): Promise<void> {
		if (!this.folder.isListed()) await this.readListing();
	}

	/** Somebody else was faster under this name, and may have been so under others. */
	async catchUp(name: string): Promise<void> {
		if (this.folder.isListed()) await this.readListing();
		else await this.look(name);
	}

	private async look(name: string): Promise<void> {
		const entry = await this.dropbox.find(this.addressOf(name)).catch(ignoreAbsent);
		if (entry === undefined) this.folder.markAbsent(name);
		else this.folder.add(entry);
	}

	private async readListing(): Promise<void> {
		this.folder.beginListing();
		await this.readEntries().catch(ignoreAbsent);
		this.folder.endListing();
	}

	private async readEntries(): Promise<void> {
		for await (const page of this.dropbox.list(this.address, 'one level')) {
			page.forEach((entry) => this.folder.add(entry));
		}
	}
}

/** What lies in the archive of one folder that documents go into, by content. */
export class FormerVersions {
	private byHash: Map<string, FileEntry> | undefined;

	/** @param address of the archive's folder */
	constructor(
		private readonly dropbox: DropboxPort,
		private readonly address: string,
	) {}

	isListed(): boolean {
		return this.byHash !== undefined;
	}

	/** As it is when it is first asked for: what this run adds is not looked for by this run. */
	async list(): Promise<void> {
		if (this.byHash !== undefined) return;
		const files = new Map<string, FileEntry>();
		await this.readInto(files).catch(ignoreAbsent);
		this.byHash = files;
	}

	holding(contentHash: string | undefined): FileEntry | undefined {
		return contentHash === undefined ? undefined : this.byHash?.get(contentHash);
	}

	private async readInto(files: Map<string, FileEntry>): Promise<void> {
		for await (const page of this.dropbox.list(this.address, 'one level')) {
			for (const entry of page) {
				if (entry.kind === 'file' && entry.contentHash !== undefined) files.set(entry.contentHash, entry);
			}
		}
	}
}
