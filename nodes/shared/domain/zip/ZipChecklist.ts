import { pathKey, parentPath } from '../paths';

/** A document as it is known to be in a folder. */
export interface ExpectedDocument {
	/** `Correspondence/Letter.pdf`. */
	relativePath: string;
	/** Bytes. */
	size: number;
	/** Dropbox's, 64 hex digits. */
	contentHash: string;
}

/**
 * The documents and folders that an archive is to hold, ticked off one by one.
 *
 * Names are compared as an archive may change them on its way: in another Unicode normal form, and with replaced
 * characters, where some file system has none like them. A name that was changed beyond that is not recognised, nor is
 * one that may stand for several documents: content alone does not say which of them it is.
 */
export class ZipChecklist {
	private readonly byName = new Map<string, ExpectedDocument[]>();
	private readonly folders = new Set<string>(['']);
	private readonly found = new Set<ExpectedDocument>();

	constructor(
		private readonly documents: readonly ExpectedDocument[],
		folders: readonly string[],
	) {
		for (const document of documents) {
			const name = zipNameKey(document.relativePath);
			this.byName.set(name, [...(this.byName.get(name) ?? []), document]);
			this.expectFolder(parentPath(name));
		}
		for (const folder of folders) this.expectFolder(zipNameKey(folder));
	}

	get count(): number {
		return this.documents.length;
	}

	get countFound(): number {
		return this.found.size;
	}

	hasFolder(path: string): boolean {
		return this.folders.has(zipNameKey(path));
	}

	/** The document that an entry is by its name: the one that has just this name, else the only one alike. */
	find(path: string): ExpectedDocument | undefined {
		const alikes = this.byName.get(zipNameKey(path)) ?? [];
		const exact = pathKey(path);
		const found = alikes.find(({ relativePath }) => pathKey(relativePath) === exact);
		return found ?? (alikes.length === 1 ? alikes[0] : undefined);
	}

	/** Ticks a document off, if the entry has its content. */
	tick(document: ExpectedDocument, size: number, contentHash: string): 'found' | 'double' | 'other' {
		if (this.found.has(document)) return 'double';
		if (document.size !== size || document.contentHash !== contentHash) return 'other';
		this.found.add(document);
		return 'found';
	}

	private expectFolder(path: string): void {
		for (let at = path; at !== '' && !this.folders.has(at); at = parentPath(at)) {
			this.folders.add(at);
		}
	}
}

/** What names have in common that an archive may write for each other. */
const zipNameKey = (path: string): string => pathKey(path).replace(/(?:[^\x20-\x7e]|[<>:"|?*\\_])+/g, '_');
