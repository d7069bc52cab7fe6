import type { Entry } from '../../domain/entry';
import type { GuardFolders, GuardFolder } from '../../domain/guard/GuardFolders';
import type { GuardSettings } from '../../domain/guard/GuardSettings';
import { inParallel } from '../../core/inParallel';
import { Refusal } from '../../core/Refusal';
import type { Accounts, Lookups } from '../port';
import { missingGuardFolderRefusal, unmountedGuardFolderRefusal } from './guardRefusals';

/** Lookups under way at once. */
const AT_ONCE = 8;

/** What is said where a folder of the fence is no folder that can be seen. */
const MISSING = ['not_found', 'deleted', 'no_access'];

/**
 * Finds out where the folders of the fence are at the moment: they are known by ID, and people may move and rename
 * them.
 * @throws Refusal `guarded` where one of them cannot be told: then nothing may be written
 */
export async function readGuardFolders(
	settings: GuardSettings,
	dropbox: Lookups & Accounts,
): Promise<GuardFolders> {
	const { onlyBelow, neverBelow } = settings;
	const { rootNamespaceId } = await dropbox.whoAmI();
	const folders = await inParallel([...onlyBelow, ...neverBelow], AT_ONCE, async (address) => {
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
