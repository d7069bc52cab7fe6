import { done } from '../../domain/outcome';
import type { DropboxPort } from '../../ports';

/** A Dropbox without a fence: anything may be written that Dropbox lets the account write. */
export const unguarded: Pick<DropboxPort, 'mayWrite' | 'fenceAround'> = {
	mayWrite: async (groups) => groups.map(() => done(undefined)),
	fenceAround: (other) => other,
};
