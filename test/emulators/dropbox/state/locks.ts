import type { files } from 'dropbox';
import type { DropboxState } from './DropboxState';
import type { Entry, FileEntry } from './Entry';
import { timestamp } from './metadata';
import { noLookup } from './refusals';
import { descendantsOf } from './subtree';
import type { View } from './View';

/** That a file is writable by one person only. It goes with the file, wherever that is moved. */
export interface HeldLock {
	/** `dbid:` of the account that locked it. */
	holderId: string;
	/** Milliseconds since the epoch. */
	createdAt: number;
}

/** The lock that keeps the acting account from writing to the file. */
export function foreignLock(view: View, file: FileEntry): HeldLock | undefined {
	const lock = view.state.fileLocks.get(file.number);
	return lock?.holderId === view.acting.account.accountId ? undefined : lock;
}

/**
 * "A locked file will be writable only by the lock holder" (spec, lock_file_batch), so nobody else moves or deletes it,
 * nor a folder that it is in. Throws the LookupError that is about locks; which one the service gives is not documented.
 */
export function demandUnlocked(view: View, entry: Entry): void {
	if (view.state.fileLocks.size === 0) return;
	for (const each of [entry, ...descendantsOf(entry)])
		if (each.kind === 'file' && foreignLock(view, each) !== undefined) throw noLookup('locked');
}

/** As lock_file_batch and its kin tell it. */
export function lockContent(state: DropboxState, file: FileEntry): files.FileLockContent {
	const lock = state.fileLocks.get(file.number);
	if (lock === undefined) return { '.tag': 'unlocked' };
	const teamId = state.registry.accounts.get(lock.holderId)?.teamId;
	return {
		'.tag': 'single_user',
		created: timestamp(lock.createdAt / 1000),
		lock_holder_account_id: lock.holderId,
		...(teamId === undefined ? {} : { lock_holder_team_id: teamId }),
	};
}
