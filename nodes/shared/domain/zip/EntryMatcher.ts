import { zipNameKey } from './ZipChecklist';

/** A document as a service lists it. */
export interface ListedDocument {
	/** Names of the folders that it lies in, from the one that was zipped on. */
	folders: readonly string[];
	/** What its file may be called in an archive. */
	names: readonly string[];
	/** Bytes; undefined where the service does not say it. */
	size: number | undefined;
}

/**
 * Tells which document an entry of somebody else's archive is, of which it is not known how it writes paths: within a
 * folder for the whole or not, with replaced characters, and with a number where two documents of a folder have the same
 * name. So an entry is a document's only if no other could be meant; where names leave several, the size must tell.
 */
export class EntryMatcher<T extends ListedDocument> {
	/** The documents of a folder by its path, as `folderKey` writes it. */
	private readonly folders = new Map<string, Folder<T>>();

	constructor(documents: readonly T[]) {
		for (const document of documents) {
			const key = folderKey(document.folders);
			const folder = this.folders.get(key) ?? new Folder<T>();
			this.folders.set(key, folder);
			folder.add(document);
		}
	}

	/** @param size as the archive says it; undefined where it does not */
	find(path: string, size: number | undefined): T | undefined {
		const folders = path.split('/');
		const name = folders.pop() ?? '';
		const places = folders.length === 0 ? [folders] : [folders, folders.slice(1)];
		const found = places.flatMap((place) => this.folders.get(folderKey(place))?.find(name) ?? []);
		const fitting = new Set(found.filter((one) => [size, one.size].includes(undefined) || size === one.size));
		const [only] = fitting;
		return fitting.size === 1 && only?.size !== undefined ? only : undefined;
	}
}

class Folder<T extends ListedDocument> {
	private readonly byName = new Map<string, Set<T>>();
	/** Beginnings of names that several documents have, which an archive may number. */
	private readonly shared = new Set<string>();

	add(document: T): void {
		for (const key of new Set(document.names.map(nameKey))) {
			const alike = this.byName.get(key) ?? new Set();
			this.byName.set(key, alike.add(document));
			if (alike.size > 1) this.shared.add(stemOf(key));
		}
	}

	find(name: string): T[] {
		const key = nameKey(name);
		const stem = [...this.shared].find((one) => key.startsWith(one));
		if (stem === undefined) return [...(this.byName.get(key) ?? [])];
		return [...this.byName].flatMap(([other, alike]) => (other.startsWith(stem) ? [...alike] : []));
	}
}

/** A name in an archive has no slash. */
const nameKey = (name: string): string => zipNameKey(name.replace(/[\\/]/g, '_'));

const folderKey = (folders: readonly string[]): string => folders.map(nameKey).join('/');

const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '');
