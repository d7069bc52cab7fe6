import type { FileEntry } from '../../../../../shared/domain/entry';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { ignoreAbsent } from './UploadFolder';

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
		this.byHash ??= await this.readFiles();
	}

	holding(contentHash: string | undefined): FileEntry | undefined {
		return contentHash === undefined ? undefined : this.byHash?.get(contentHash);
	}

	private async readFiles(): Promise<Map<string, FileEntry>> {
		const files = new Map<string, FileEntry>();
		await this.readListing(files).catch(ignoreAbsent);
		return files;
	}

	private async readListing(files: Map<string, FileEntry>): Promise<undefined> {
		for await (const page of this.dropbox.list(this.address, 'one level')) {
			for (const entry of page) {
				if (entry.kind === 'file' && entry.contentHash !== undefined) files.set(entry.contentHash, entry);
			}
		}
		return undefined;
	}
}
