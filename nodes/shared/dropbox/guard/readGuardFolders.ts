import type { Entry } from '../../domain/entry';
import type { GuardFolder, GuardFolders, GuardSettings } from '../../domain/guard/GuardFolders';
import { inParallel } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import type { Accounts, Lookups } from '../port';

/** What is said where a folder that the credential names is no folder that can be seen. */
const MISSING = ['not_found', 'deleted', 'no_access'];

/**
 * Finds out where the folders that the credential names are at the moment: they are known by ID, and people may move and rename
 * them.
 * @throws Refusal `guarded` where one of them cannot be told: then nothing may be written
 */
export async function readGuardFolders(
	settings: GuardSettings,
	dropbox: Lookups & Accounts,
): Promise<GuardFolders> {
	const { onlyBelow, neverBelow } = settings;
	const { rootNamespaceId } = await dropbox.whoAmI();
	const folders = await inParallel([...onlyBelow, ...neverBelow], async (address) => {
		const entry = await dropbox.find(address).catch((thrown: unknown) => {
			if (thrown instanceof Refusal && MISSING.includes(thrown.reason)) throw missingGuardFolderRefusal();
			throw thrown;
		});
		return guardFolderOf(entry, rootNamespaceId);
	});
	return {
		onlyBelow: onlyBelow.length === 0 ? undefined : folders.slice(0, onlyBelow.length),
		neverBelow: folders.slice(onlyBelow.length),
	};
}

function guardFolderOf(entry: Entry, rootNamespaceId: string): GuardFolder {
	if (entry.kind === 'file') throw missingGuardFolderRefusal();
	const { ownNamespaceId: namespaceId } = entry;
	if (namespaceId === rootNamespaceId) return { path: '', namespaceId };
	if (entry.path === undefined) throw unmountedGuardFolderRefusal();
	return { path: entry.path, namespaceId };
}

/** The credential may not write to the place. */
export const guardedRefusal = (): Refusal =>
	new Refusal(
		'guarded',
		'The credential does not allow this node to write here',
		'See Only Write Below and Never Write Below in the credential. Choose another folder, or the credential meant for this one.',
	);

/** Whether it may be written cannot be told, so it is not written. */
export const unknownPlaceRefusal = (): Refusal =>
	new Refusal(
		'guarded',
		'The credential allows writing only in certain folders, and the node cannot tell whether this is one of them',
		'The folder has not been added to the connected account’s Dropbox. Add it in Dropbox, set Paths Start At to Automatic, or use a credential without Only Write Below and Never Write Below.',
	);

/** A folder that the credential names is not to be found. */
const missingGuardFolderRefusal = (): Refusal =>
	new Refusal(
		'guarded',
		'A folder in Only Write Below or Never Write Below of the credential cannot be found, so nothing is written',
		'Compare the IDs in the credential with those that Resolve Folder by ID returns. Folders that the connected account cannot open can be left out of Never Write Below.',
	);

/** A folder that the credential names has no path to compare with. */
const unmountedGuardFolderRefusal = (): Refusal =>
	new Refusal(
		'guarded',
		'A folder in Only Write Below or Never Write Below of the credential is outside the folder where its paths start, so nothing is written',
		'Set Paths Start At to Automatic in the credential, or add the folder to the connected account’s Dropbox.',
	);
