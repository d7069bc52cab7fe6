import type { sharing } from 'dropbox';
import { createSharedLinkArg, modifySharedLinkArg, sharedLinkUrlArg } from '../../arguments/sharing';
import { RouteError, type Call } from '../../route';
import { defaultLink, withSettings } from '../../sharing/linkSettings';
import { linkMetadata } from '../../sharing/linkMetadata';
import { linksOf, newUrl, type SharedLink } from '../../sharing/SharedLink';
import { policyOf } from '../../sharing/FolderSharing';
import { isInTeamRoot } from '../../sharing/membership';
import type { DropboxState } from '../../state/DropboxState';
import type { Entry } from '../../state/Entry';
import { find } from '../../state/find';
import { namespaceHolding } from '../../state/tree';
import { route, viewOf } from '../files/define';
import { refused } from '../files/refused';

/** One link per person and file or folder; asking for another is refused, and told of the first if it can be. */
export const createSharedLink = route({
	name: 'sharing/create_shared_link_with_settings',
	argument: createSharedLinkArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<sharing.FileLinkMetadataReference | sharing.FolderLinkMetadataReference> {
		const { state, acting, argument } = call;
		const view = viewOf(call);
		const entry = refused({ lookup: 'path' }, () => find(view, argument.path));
		// Homes and roots have no name that a link could carry.
		if (!entry.parent || (entry.kind === 'folder' && entry.mounted?.kind === 'home'))
			throw new RouteError({ '.tag': 'access_denied' });
		if (isRestricted(state, entry)) throw new RouteError({ '.tag': 'access_denied' });
		if (!acting.account.emailVerified) throw new RouteError({ '.tag': 'email_not_verified' });
		const { accountId } = acting.account;
		const existing = [...linksOf(state).values()].find(
			(link) => link.entry === entry.number && link.accountId === accountId,
		);
		if (existing)
			throw alreadyExists(argument.settings === undefined ? linkMetadata(view, existing, entry) : undefined);
		const plain = { url: newUrl(entry), entry: entry.number, accountId, ...defaultLink(acting.account) };
		const link = argument.settings
			? withSettings(plain, argument.settings, acting, state.clock.now())
			: plain;
		linksOf(state).set(link.url, link);
		return linkMetadata(view, link, entry);
	},
});

/**
 * "You can't create a shared link to a restricted folder" (help.dropbox.com, restrict-folder-access). Of what is in one
 * nothing is said there, nor of links that are older.
 */
function isRestricted(state: DropboxState, entry: Entry): boolean {
	const shared = entry.kind === 'folder' ? entry.mounted : undefined;
	return shared?.kind === 'shared_folder' && isInTeamRoot(shared) && !policyOf(state, shared).inherits;
}

export const modifySharedLink = route({
	name: 'sharing/modify_shared_link_settings',
	argument: modifySharedLinkArg,
	async answer(call): Promise<sharing.FileLinkMetadataReference | sharing.FolderLinkMetadataReference> {
		const { state, acting, argument } = call;
		const { link, entry } = ownLink(call, argument.url);
		// "Modifying access level for an existing link is not supported" (spec, SharedLinkSettings.access).
		if (argument.settings.access) {
			throw new RouteError({ '.tag': 'settings_error', settings_error: { '.tag': 'invalid_settings' } });
		}
		const isOnlyRemoval =
			argument.remove_expiration && Object.values(argument.settings).every((value) => value === undefined);
		const { expires, ...rest } = isOnlyRemoval
			? link
			: withSettings(link, argument.settings, acting, state.clock.now());
		const changed = argument.remove_expiration || expires === undefined ? rest : { ...rest, expires };
		linksOf(state).set(link.url, changed);
		return linkMetadata(viewOf(call), changed, entry);
	},
});

/** The link is gone; those to folders around its target still lead there. */
export const revokeSharedLink = route({
	name: 'sharing/revoke_shared_link',
	argument: sharedLinkUrlArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<null> {
		if (!/^https:\/\/(www\.)?dropbox\.com\//.test(call.argument.url))
			throw new RouteError({ '.tag': 'shared_link_malformed' });
		linksOf(call.state).delete(ownLink(call, call.argument.url).link.url);
		return null;
	},
});

function ownLink(
	{ state, acting }: Pick<Call, 'state' | 'acting'>,
	url: string,
): { link: SharedLink; entry: Entry } {
	const link = linksOf(state).get(url);
	const entry = link && state.entries[link.entry];
	if (!link || !entry || !namespaceHolding(entry)) throw new RouteError({ '.tag': 'shared_link_not_found' });
	if (link.accountId !== acting.account.accountId && !acting.isTeamAdmin) {
		throw new RouteError({ '.tag': 'shared_link_access_denied' });
	}
	return { link, entry };
}

function alreadyExists(metadata: sharing.SharedLinkMetadata | undefined): RouteError {
	const tag = 'shared_link_already_exists';
	return new RouteError(
		metadata ? { '.tag': tag, [tag]: { '.tag': 'metadata', metadata } } : { '.tag': tag },
	);
}
