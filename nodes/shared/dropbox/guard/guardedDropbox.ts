import type { GuardSettings } from '../../domain/guard/GuardSettings';
import type { DropboxPort } from '../../ports';
import { Guard } from './Guard';
import { guardedFiles } from './guardedFiles';
import { guardedSharing } from './guardedSharing';
import type { Reading } from './Reading';

/**
 * A Dropbox in which a credential writes where it is meant to only, so that one for a demo does not write into the
 * live case folders by mistake. Each writing call says which addresses it changes; they are looked at before it. Where
 * nothing is set, it is the very same Dropbox, and no call more.
 */
export function guardedDropbox(dropbox: DropboxPort, settings: GuardSettings): DropboxPort {
	if (settings.onlyBelow.length === 0 && settings.neverBelow.length === 0) return dropbox;
	const guard = new Guard(settings, dropbox);
	// A method that is new to the port and does not only read is missing here: the compiler says so.
	const writing: Omit<DropboxPort, Reading> = {
		mayWrite: async (groups) => await guard.judge(groups),
		fenceAround: (other) => guardedDropbox(other, settings),
		...guardedFiles(dropbox, guard),
		...guardedSharing(dropbox, guard),
	};
	return { ...dropbox, ...writing };
}
