import type { FileEntry } from '../entry';
import type { KeptVersion } from './KeptVersions';

/** A version that is in the archive. */
export interface FoundVersion {
	file: FileEntry;
	version: number;
}

/**
 * The files of those wanted versions, counted from the first, that are the newest in the archive in the same order:
 * an earlier run had put them there before it was cut off. A version that lies further back was superseded since,
 * and is wanted anew.
 */
export function alreadyKept<T>(
	kept: readonly KeptVersion[],
	wanted: readonly T[],
	isKeptAs: (file: FileEntry, version: T) => boolean,
): FoundVersion[] {
	for (let count = Math.min(kept.length, wanted.length); count > 0; count--) {
		const found = kept.slice(-count).flatMap(({ version, entries }, index) => {
			const files = entries.filter((entry) => entry.kind === 'file');
			const file = files.find((each) => isKeptAs(each, wanted[index] as T));
			return file === undefined ? [] : [{ file, version }];
		});
		if (found.length === count) return found;
	}
	return [];
}

/** The number of the version that comes next, counted from 1. */
export const nextVersion = (kept: readonly KeptVersion[]): number => (kept.at(-1)?.version ?? 0) + 1;
