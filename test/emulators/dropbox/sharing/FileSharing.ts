import { storeOf } from '../routes/storeOf';
import type { AccessLevel } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import type { FileEntry } from '../state/Entry';

/** Who was given a single file, besides those who have the folder that it is in. */
export interface FileSharing {
	/** By `dbid:`. */
	members: Map<string, Exclude<AccessLevel, 'owner'>>;
	/** Addresses that belong to nobody known yet. */
	invitees: Map<string, Exclude<AccessLevel, 'owner'>>;
}

/** By the file's number: it stays with the file when that moves. */
const sharings = storeOf(() => new Map<number, FileSharing>());

/** Every file that somebody was given, by its number. */
export function allFileSharings(state: DropboxState): ReadonlyMap<number, FileSharing> {
	return sharings(state);
}

export function fileSharingOf(state: DropboxState, { number }: FileEntry): FileSharing {
	const known = sharings(state).get(number) ?? { members: new Map(), invitees: new Map() };
	sharings(state).set(number, known);
	return known;
}
