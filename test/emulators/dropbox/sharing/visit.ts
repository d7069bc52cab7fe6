import { RouteError, type Call } from '../route';
import type { DropboxState } from '../state/DropboxState';
import type { Entry } from '../state/Entry';
import { holderOf, namespaceHolding } from '../state/tree';
import type { View } from '../state/View';
import { effectiveAudience } from './effectiveAudience';
import { isLive, linksOf, type SharedLink } from './SharedLink';

/** What somebody brings to a link: its address, a password, and a path below the folder that it leads to. */
export interface Visit {
	url: string;
	password?: string | undefined;
	path?: string | undefined;
}

/** Where a link leads, for whoever may use it. Throws shared_link_not_found or shared_link_access_denied. */
export function visit(view: View, { url, password, path }: Visit): { link: SharedLink; entry: Entry } {
	const { state } = view;
	const link = linksOf(state).get(url);
	const entry = link && state.entries[link.entry];
	if (!link || !entry || !isLive(state, link)) throw new RouteError({ '.tag': 'shared_link_not_found' });
	if (!mayUse(view, link, entry, password)) throw new RouteError({ '.tag': 'shared_link_access_denied' });
	return { link, entry: entryBelow(view, entry, path) };
}

function mayUse(
	{ state, acting }: Pick<Call, 'state' | 'acting'>,
	link: SharedLink,
	entry: Entry,
	password: string | undefined,
): boolean {
	if (link.accountId === acting.account.accountId) return true;
	if (link.requirePassword && password !== link.password) return false;
	const audience = effectiveAudience(state, link, entry);
	if (audience === 'public') return true;
	const maker = state.registry.accounts.get(link.accountId);
	const isColleague = maker?.teamId !== undefined && maker.teamId === acting.account.teamId;
	if (audience === 'team' && isColleague) return true;
	// Links for members, or for nobody, lead those who have access anyway to where they have it.
	const namespace = (entry.kind === 'folder' ? entry.mounted : undefined) ?? namespaceHolding(entry);
	return namespace !== undefined && acting.can(namespace.id, 'read');
}

function entryBelow(view: View, entry: Entry, path: string | undefined): Entry {
	let at: Entry = entry;
	for (const name of (path ?? '').split('/').slice(1)) {
		const next: Entry | undefined =
			at.kind === 'folder' ? holderOf(at).children.get(view.state.keyOf(name)) : undefined;
		if (!next || !isReached(view, next)) throw new RouteError({ '.tag': 'shared_link_not_found' });
		at = next;
	}
	return at;
}

/** Whether a link to the folder around it shows an entry: shared folders further down may stop it. */
export function isReached(view: { state: DropboxState } & Pick<View, 'sees'>, entry: Entry): boolean {
	if (entry.kind === 'file' || !entry.mounted) return true;
	return view.state.switches.linksReachNestedFolders || view.sees(entry);
}
