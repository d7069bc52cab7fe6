import { comparable } from '../paths';

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
 * characters, where some file system has none like them. A name that was changed beyond that is not recognised. Two
 * documents whose names come out alike are told apart by their content.
 */
export class Contents {
	private readonly byName = new Map<string, ExpectedDocument[]>();
	private readonly folders = new Set<string>(['']);
	private readonly found = new Set<ExpectedDocument>();

	constructor(
		private readonly documents: readonly ExpectedDocument[],
		folders: readonly string[],
	) {
		for (const document of documents) {
			const name = alike(document.relativePath);
			this.byName.set(name, [...(this.byName.get(name) ?? []), document]);
			this.expectFolder(name.slice(0, Math.max(name.lastIndexOf('/'), 0)));
		}
		for (const folder of folders) this.expectFolder(alike(folder));
	}

	get count(): number {
		return this.documents.length;
	}

	get countFound(): number {
		return this.found.size;
	}

	hasFolder(path: string): boolean {
		return this.folders.has(alike(path));
	}

	/** The documents that an entry may be, the likeliest first. */
	candidates(path: string): ExpectedDocument[] {
		const named = this.byName.get(alike(path)) ?? [];
		const exact = comparable(path);
		const isExact = ({ relativePath }: ExpectedDocument) => comparable(relativePath) === exact;
		return [...named.filter(isExact), ...named.filter((document) => !isExact(document))];
	}

	/** Ticks off the one that has this content. */
	tick(
		candidates: readonly ExpectedDocument[],
		size: number,
		contentHash: string,
	): 'found' | 'double' | 'other' {
		const same = candidates.filter(
			(document) => document.size === size && document.contentHash === contentHash,
		);
		const fresh = same.find((document) => !this.found.has(document));
		if (fresh !== undefined) this.found.add(fresh);
		else if (same.length > 0 || candidates.every((document) => this.found.has(document))) return 'double';
		return fresh === undefined ? 'other' : 'found';
	}

	private expectFolder(path: string): void {
		for (
			let at = path;
			at !== '' && !this.folders.has(at);
			at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))
		) {
			this.folders.add(at);
		}
	}
}

/** What names have in common that an archive may write for each other. */
const alike = (path: string): string => comparable(path).replace(/(?:[^\x20-\x7e]|[<>:"|?*\\_])+/g, '_');
