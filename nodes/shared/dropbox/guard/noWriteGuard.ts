import { done } from '../../core/outcome';
import type { DropboxPort } from '../port';

/** A Dropbox without a fence: anything may be written that Dropbox lets the account write. */
export const noWriteGuard: Pick<DropboxPort, 'mayWrite' | 'applyWriteGuard'> = {
	mayWrite: async (groups) => groups.map(() => done(undefined)),
	applyWriteGuard: (other) => other,
};
