import type { FileEntry } from '../entry';
import { LAST_VERSION } from './archivedName';
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
export function findAlreadyKept<T>(
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

/**
 * The numbers of so many versions that come next, counted from 1: on from the highest one, or where somebody gave a file
 * the last number that is read as one, on from where the numbers have room.
 */
export function nextVersions(kept: readonly KeptVersion[], count: number): number[] {
	const taken = [0, ...kept.map(({ version }) => version)];
	const hasRoom = (version: number, index: number) =>
		(taken[index + 1] ?? LAST_VERSION + 1) - version > count;
	const last = taken.at(-1) as number;
	const from = last + count <= LAST_VERSION ? last : (taken.find(hasRoom) ?? last);
	return Array.from({ length: count }, (_, index) => from + 1 + index);
}
