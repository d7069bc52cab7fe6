import type { Entry } from '../../../../shared/domain/entry';
import { below, comparable } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import { TargetFolder } from '../../../../shared/domain/upload/TargetFolder';
import type { DropboxPort } from '../../../../shared/ports';

/** One folder that documents of this run go into, and what is there. */
export class Destination {
	readonly folder: TargetFolder;
	private listing: Promise<void> | undefined;

	/**
	 * @param address of the folder, by the case folder's lasting address: it holds while people rename and move
	 * that, and nothing can be created by it once the case folder is deleted
	 * @param names of all the documents that go into it
	 */
	constructor(
		private readonly dropbox: DropboxPort,
		readonly address: string,
		private readonly names: readonly string[],
	) {
		this.folder = new TargetFolder(names);
	}

	/** IDs are told apart by upper and lower case, names of subfolders are not. */
	static key = (caseFolder: string, subfolder: string): string => below(caseFolder, comparable(subfolder));

	addressOf(name: string): string {
		return below(this.address, name);
	}

	/** Finds out what stands under the names of the documents: several by one listing, a single one by a look. */
	async explore(name: string): Promise<void> {
		if (this.names.length > 1) await this.list();
		else await this.look(name);
	}

	async look(name: string): Promise<void> {
		const entry = await this.dropbox.find(this.addressOf(name)).catch(absent);
		if (entry === undefined) this.folder.seeNothing(name);
		else this.folder.see(entry);
	}

	/** Reads the folder once for the whole run, whoever asks first. */
	async list(): Promise<void> {
		this.listing ??= this.readListing();
		await this.listing;
	}

	/** Somebody else was faster under this name, and may have been so under others. */
	async catchUp(name: string): Promise<void> {
		if (this.folder.isListed()) await this.readListing();
		else await this.look(name);
	}

	private async readListing(): Promise<void> {
		await this.everyEntry().catch(absent);
		this.folder.seeEnd();
	}

	private async everyEntry(): Promise<undefined> {
		for await (const page of this.dropbox.list(this.address, 'one level')) {
			page.forEach((entry: Entry) => this.folder.see(entry));
		}
		return undefined;
	}
}

/** A subfolder or file that is not there yet: the upload makes it. The case folder itself was looked up before. */
function absent(thrown: unknown): undefined {
	if (thrown instanceof Refusal && (thrown.kind === 'not_found' || thrown.kind === 'deleted'))
		return undefined;
	throw thrown;
}
