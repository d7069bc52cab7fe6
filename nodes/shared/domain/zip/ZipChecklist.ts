import { parentPath, pathKey } from '../paths';
import type { EntryHeader } from './headers';
import { Refusal } from '../../core/Refusal';

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
export const zipNameKey = (path: string): string =>
	pathKey(path).replace(/(?:[^\x20-\x7e]|[<>:"|?*\\_])+/g, '_');

/**
 * How paths in an archive follow from those in the folder: makes a function that takes an entry's name and yields
 * the path from the zipped folder, with a slash at the end for a folder, `''` for the zipped folder itself;
 * undefined for what does not lie in it.
 */
export type Layout = () => (name: string) => string | undefined;

/** Names are relative paths. */
export const unchangedPaths: Layout = () => (name) => name;

/**
 * All lies in one folder that has the zipped folder's name, or what the archive makes of it, as in Dropbox's own
 * archives. These may also have an entry `/` for the top itself.
 */
export const pathsInTopFolder: Layout = () => {
	let around: string | undefined;
	return (name) => {
		if (name === '/') return '';
		const end = name.indexOf('/') + 1;
		around ??= name.slice(0, end);
		return end > 0 && name.slice(0, end) === around ? name.slice(end) : undefined;
	};
};

/**
 * Whether a program that unpacks the archive could put an entry of this name somewhere else than into the folder it
 * unpacks to: names that begin at the top of a disk, or go up, and what Windows reads as such.
 */
export function isOutsidePath(name: string): boolean {
	if (name.includes('\\') || name.includes('\0') || /^[a-z]:/i.test(name)) return true;
	const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
	return parts.some((part) => part === '' || part === '.' || part === '..');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The name of an entry. Not every archive says that it is UTF-8; where it is not, only its ASCII can be told. */
export function decodeName({ name }: EntryHeader): string {
	try {
		return utf8.decode(name);
	} catch {
		return name.toString('latin1');
	}
}

const ADVICE =
	'Nothing was archived. Run it again: someone may have changed the folder while it was being zipped.';

const mismatch = (message: string): Refusal => new Refusal('content_mismatch', message, ADVICE);

const soFar = ({ countFound, count }: ZipChecklist): string =>
	`${countFound} of ${count} documents before it were verified`;

/** What an archive can have against it. Messages count, and name nothing: they end up in logs. */
export const mismatches = {
	damaged: (contents: ZipChecklist) =>
		mismatch(`The ZIP is incomplete, damaged or of a kind that cannot be checked; ${soFar(contents)}`),
	other: (contents: ZipChecklist) =>
		mismatch(`A document in the ZIP differs from the one in the folder; ${soFar(contents)}`),
	extra: (contents: ZipChecklist) =>
		mismatch(`The ZIP contains something that is not in the folder; ${soFar(contents)}`),
	outside: (contents: ZipChecklist) =>
		mismatch(`The ZIP contains a path that leads outside its folder; ${soFar(contents)}`),
	double: (contents: ZipChecklist) => mismatch(`The ZIP contains a document twice; ${soFar(contents)}`),
	missing: ({ countFound, count }: ZipChecklist) =>
		mismatch(`The ZIP is missing ${count - countFound} of the folder’s ${count} documents`),
};
