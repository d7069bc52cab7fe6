import type { DropboxPort, SharedLink, Write } from '../port';
import type { WriteGuard } from './WriteGuard';
import { unknownPlaceRefusal } from './readGuardFolders';

type WatchedMethod = 'linksReaching' | 'linksOf' | 'linksBelow' | 'sharedFolderAt';
type GuardedSharingMethod =
	'revokeLink' | 'restrictFolder' | 'addMembers' | 'removeMember' | 'removeFileMember';

const writeToAll = (address: string): Write => ({ address, reach: 'all in it' });

/**
 * The calls that change who has access. Links and members are named by a URL or a namespace, which do not say where
 * they belong: that is known of those that were read before by the same execution, and others are refused.
 */
export function createGuardedSharing(
	dropbox: DropboxPort,
	guard: WriteGuard,
): Pick<DropboxPort, WatchedMethod | GuardedSharingMethod> {
	const links = new Map<string, SharedLink>();
	const rememberLinks = (found: SharedLink[]): SharedLink[] => {
		for (const link of found) links.set(link.url, link);
		return found;
	};
	return {
		linksReaching: async (address) => rememberLinks(await dropbox.linksReaching(address)),
		linksOf: async (address) => rememberLinks(await dropbox.linksOf(address)),
		linksBelow: async (address) => rememberLinks(await dropbox.linksBelow(address)),
		async revokeLink(url) {
			const link = links.get(url);
			const address = link?.pathLower ?? link?.id;
			if (address === undefined) throw unknownPlaceRefusal();
			await guard.check(writeToAll(address));
			await dropbox.revokeLink(url);
		},
		async sharedFolderAt(address) {
			const shared = await dropbox.sharedFolderAt(address);
			if (shared !== undefined) guard.places.rememberNamespace(shared.namespaceId, address);
			return shared;
		},
		async restrictFolder(address) {
			await guard.check(writeToAll(address));
			const shared = await dropbox.restrictFolder(address);
			guard.places.rememberNamespace(shared.namespaceId, address);
			return shared;
		},
		async addMembers(namespaceId, emails, level) {
			await guard.check(writeToAll(`ns:${namespaceId}`));
			return await dropbox.addMembers(namespaceId, emails, level);
		},
		async removeMember(namespaceId, member) {
			await guard.check(writeToAll(`ns:${namespaceId}`));
			await dropbox.removeMember(namespaceId, member);
		},
		async removeFileMember(fileId, member) {
			await guard.check({ address: fileId, reach: 'itself' });
			await dropbox.removeFileMember(fileId, member);
		},
	};
}
