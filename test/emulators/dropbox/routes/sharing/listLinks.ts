import type { sharing } from 'dropbox';
import { listSharedLinksArg } from '../../arguments/sharing';
import { RouteError } from '../../route';
import { linkMetadata } from '../../sharing/linkMetadata';
import { linksOf, type SharedLink } from '../../sharing/SharedLink';
import type { Entry } from '../../state/Entry';
import { find } from '../../state/find';
import { namespaceHolding } from '../../state/tree';
import type { View } from '../../state/View';
import { route, viewOf } from '../files/define';
import { refused } from '../files/refused';
import { pageOf, readCursor } from '../pageCursor';

/** Links per page when no path was given. */
const PAGE = 200;

/** The account's own links: all of them in pages, or those that lead to a path, also by a folder around it. */
export const listSharedLinks = route({
	name: 'sharing/list_shared_links',
	argument: listSharedLinksArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<sharing.ListSharedLinksResult> {
		const { path, cursor, direct_only: directOnly = false } = call.argument;
		const view = viewOf(call);
		const own = [...linksOf(call.state).values()].filter(
			(link) => link.accountId === call.acting.account.accountId && isLive(view, link),
		);
		if (path !== undefined) {
			const entry = refused({ lookup: 'path' }, () => find(view, path));
			const leading = directOnly ? [entry] : [entry, ...foldersAround(view, entry)];
			const links = leading.flatMap((at) => own.filter((link) => link.entry === at.number));
			return { links: links.map((link) => described(view, link)), has_more: false };
		}
		const position = cursor === undefined ? { from: 0, limit: PAGE } : readCursor(cursor);
		if (!position) throw new RouteError({ '.tag': 'reset' });
		// "All shared links in the team member's home folder unless the team space ID is specified in the request
		// header" (spec): those of what the path root does not show are left out.
		const shown = own.filter((link) => isUnderRoot(view, link));
		const page = pageOf(shown, PAGE, position.from);
		return {
			links: page.items.map((link) => described(view, link)),
			has_more: page.hasMore,
			...(page.hasMore ? { cursor: page.cursor } : {}),
		};
	},
});

function isLive(view: View, link: SharedLink): boolean {
	const entry = view.state.entries[link.entry];
	return entry !== undefined && namespaceHolding(entry) !== undefined;
}

function isUnderRoot(view: View, link: SharedLink): boolean {
	const entry = view.state.entries[link.entry];
	return entry !== undefined && view.placeOf(entry) !== undefined;
}

function described(view: View, link: SharedLink) {
	const entry = view.state.entries[link.entry];
	if (!entry) throw new Error('a live link leads somewhere');
	return linkMetadata(view, link, entry);
}

/** From the inside out, as far as the account sees. */
function foldersAround(view: View, entry: Entry): Entry[] {
	const names = (view.placeOf(entry)?.display ?? '').split('/').slice(1, -1);
	return names.map((_name, index) => find(view, `/${names.slice(0, index + 1).join('/')}`)).reverse();
}
