import type { GuardSettings } from '../../domain/guard/GuardSettings';
import type { DropboxPort } from '../port';
import { WriteGuard } from './WriteGuard';
import { createGuardedFiles } from './createGuardedFiles';
import { createGuardedSharing } from './createGuardedSharing';
import type { ReadMethod } from './ReadMethod';

/**
 * A Dropbox in which a credential writes where it is meant to only, so that one for a demo does not write into the
 * live case folders by mistake. Each writing call says which addresses it changes; they are looked at before it. Where
 * nothing is set, it is the very same Dropbox, and no call more.
 */
export function createGuardedDropbox(dropbox: DropboxPort, settings: GuardSettings): DropboxPort {
	if (settings.onlyBelow.length === 0 && settings.neverBelow.length === 0) return dropbox;
	const guard = new WriteGuard(settings, dropbox);
	// A method that is new to the port and does not only read is missing here: the compiler says so.
	const writing: Omit<DropboxPort, ReadMethod> = {
		mayWrite: async (groups) => await guard.judge(groups),
		applyWriteGuard: (other) => createGuardedDropbox(other, settings),
		...createGuardedFiles(dropbox, guard),
		...createGuardedSharing(dropbox, guard),
	};
	return { ...dropbox, ...writing };
}
