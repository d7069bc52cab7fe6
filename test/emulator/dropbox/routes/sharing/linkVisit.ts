import type { sharing } from 'dropbox';
import { sharedLinkMetadataArg } from '../../arguments/sharing';
import { RouteError, type Call } from '../../route';
import { effectiveAudience } from '../../sharing/effectiveAudience';
import { linkMetadata } from '../../sharing/linkMetadata';
import { isLive, linksOf, type SharedLink } from '../../sharing/SharedLink';
import type { DropboxState } from '../../state/DropboxState';
import type { Entry } from '../../state/Entry';
import { holderOf, namespaceHolding } from '../../state/tree';
import { route, viewOf } from '../files/define';

type Argument = ReturnType<typeof sharedLinkMetadataArg.parse>;

/** What somebody who has a link learns of it, or of something below it: only who may use it learns anything. */
export const getSharedLinkMetadata = route({
	name: 'sharing/get_shared_link_metadata',
	argument: sharedLinkMetadataArg,
	async answer(call): Promise<sharing.FileLinkMetadataReference | sharing.FolderLinkMetadataReference> {
		const link = linksOf(call.state).get(call.argument.url);
		const entry = link && call.state.entries[link.entry];
		if (!link || !entry || !isLive(call.state, link))
			throw new RouteError({ '.tag': 'shared_link_not_found' });
		if (!mayUse(call, link, entry)) throw new RouteError({ '.tag': 'shared_link_access_denied' });
		return linkMetadata(viewOf(call), link, entryBelow(call.state, entry, call.argument.path));
	},
});

function mayUse({ state, acting, argument }: Call<Argument>, link: SharedLink, entry: Entry): boolean {
	if (link.accountId === acting.account.accountId) return true;
	if (link.requirePassword && argument.link_password !== link.password) return false;
	const audience = effectiveAudience(state, link, entry);
	if (audience === 'public') return true;
	const maker = state.registry.accounts.get(link.accountId);
	const isColleague = maker?.teamId !== undefined && maker.teamId === acting.account.teamId;
	if (audience === 'team' && isColleague) return true;
	// Links for members, or for nobody, lead those who have access anyway to where they have it.
	const namespace = (entry.kind === 'folder' ? entry.mounted : undefined) ?? namespaceHolding(entry);
	return namespace !== undefined && acting.can(namespace.id, 'read');
}

function entryBelow(state: DropboxState, entry: Entry, path: string | undefined): Entry {
	let at: Entry = entry;
	for (const name of (path ?? '').split('/').slice(1)) {
		const next: Entry | undefined =
			at.kind === 'folder' ? holderOf(at).children.get(state.keyOf(name)) : undefined;
		if (!next) throw new RouteError({ '.tag': 'shared_link_not_found' });
		at = next;
	}
	return at;
}
