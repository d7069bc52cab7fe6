import type { EntryHeader } from './headers';

/**
 * How paths in an archive follow from those in the folder: makes a function that takes an entry's name and yields
 * the path from the zipped folder, with a slash at the end for a folder, `''` for the zipped folder itself;
 * undefined for what does not lie in it.
 */
export type Layout = () => (name: string) => string | undefined;

/** Names are relative paths. */
export const asTheyAre: Layout = () => (name) => name;

/**
 * All lies in one folder that has the zipped folder's name, or what the archive makes of it, as in Dropbox's own
 * archives. These may also have an entry `/` for the top itself.
 */
export const inOneFolder: Layout = () => {
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
export function leadsOutside(name: string): boolean {
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
