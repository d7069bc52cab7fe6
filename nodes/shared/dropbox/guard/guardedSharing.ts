import type { DropboxPort, SharedLink, Write } from '../../ports';
import type { Guard } from './Guard';
import { placeUnknown } from './guardRefusals';

type Watched = 'linksReaching' | 'linksOf' | 'linksBelow' | 'sharedFolderAt';
type Guarded = 'revokeLink' | 'setApart' | 'addMembers' | 'removeMember' | 'removeFileMember';

const allInIt = (address: string): Write => ({ address, reach: 'all in it' });

/**
 * The calls that change who has access. Links and members are named by a URL or a namespace, which do not say where
 * they belong: that is known of those that were read before by the same execution, and others are refused.
 */
export function guardedSharing(dropbox: DropboxPort, guard: Guard): Pick<DropboxPort, Watched | Guarded> {
	const links = new Map<string, SharedLink>();
	const seen = (found: SharedLink[]): SharedLink[] => {
		for (const link of found) links.set(link.url, link);
		return found;
	};
	return {
		linksReaching: async (address) => seen(await dropbox.linksReaching(address)),
		linksOf: async (address) => seen(await dropbox.linksOf(address)),
		linksBelow: async (address) => seen(await dropbox.linksBelow(address)),
		async revokeLink(url) {
			const link = links.get(url);
			const address = link?.pathLower ?? link?.id;
			if (address === undefined) throw placeUnknown();
			await guard.check(allInIt(address));
			await dropbox.revokeLink(url);
		},
		async sharedFolderAt(address) {
			const shared = await dropbox.sharedFolderAt(address);
			if (shared !== undefined) guard.places.rememberNamespace(shared.namespaceId, address);
			return shared;
		},
		async setApart(address) {
			await guard.check(allInIt(address));
			const shared = await dropbox.setApart(address);
			guard.places.rememberNamespace(shared.namespaceId, address);
			return shared;
		},
		async addMembers(namespaceId, emails, level) {
			await guard.check(allInIt(`ns:${namespaceId}`));
			return await dropbox.addMembers(namespaceId, emails, level);
		},
		async removeMember(namespaceId, member) {
			await guard.check(allInIt(`ns:${namespaceId}`));
			await dropbox.removeMember(namespaceId, member);
		},
		async removeFileMember(fileId, member) {
			await guard.check({ address: fileId, reach: 'itself' });
			await dropbox.removeFileMember(fileId, member);
		},
	};
}
