import type { Scope } from '../../shared/domain/changes/FolderChange';
import type { FolderEntry } from '../../shared/domain/entry';
import { Refusal } from '../../shared/core/Refusal';
import type { Lookups } from '../../shared/dropbox/port';

/**
 * The folder at an address.
 * @throws Refusal `not_a_folder`; `no_access` where it has no path in this Dropbox; and those of a lookup
 */
export async function findWatchedFolder(lookups: Lookups, address: string): Promise<FolderEntry> {
	const found = await lookups.find(address);
	if (found.kind === 'file') {
		throw new Refusal('not_a_folder', 'What is to be watched is a file', 'Choose a folder.');
	}
	if (found.path === undefined) {
		throw new Refusal(
			'no_access',
			'What is to be watched has no path in this Dropbox',
			'Add the shared folder to the Dropbox of the credential’s account, or choose another Path Root there.',
		);
	}
	return found;
}

/** The same for a folder that was there before; undefined where it is a case folder that is there no longer. */
export async function findIfPresent(
	lookups: Lookups,
	address: string,
	scope: Scope,
): Promise<FolderEntry | undefined> {
	return await findWatchedFolder(lookups, address).catch((thrown: unknown) => {
		if (scope === 'caseFolder' && isGone(thrown)) return undefined;
		throw thrown;
	});
}

export const isGone = (thrown: unknown): boolean =>
	thrown instanceof Refusal && ['deleted', 'not_found'].includes(thrown.reason);
