import { createCursorCheck } from '../client/createCursorCheck';
import { Refusal } from '../../core/Refusal';
import type { SharedLink } from '../../domain/privilege/sharing';
import { inParallel } from '../../core/inParallel';
import { outcomeOf } from '../../core/outcome';
import type { Lookups, Sharing } from '../port';
import type { sharing } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { audienceOf } from './audienceOf';
import { throwSharingRefusal } from './throwSharingRefusal';

/** A cursor can be called off by the service; the listing then starts over this often before it gives up. */
const RESTARTS = 3;

/** Lookups under way at once. */
const AT_ONCE = 8;

type Links = Pick<Sharing, 'linksReaching' | 'linksOf' | 'linksBelow' | 'revokeLink'>;

export const createLinksPort = (api: Api, lookups: Lookups): Links => ({
	// The top of a Dropbox cannot have a link, and is no path to this route.
	linksReaching: async (path) => (path === '' ? [] : await listLinks(api, { path, direct_only: false })),
	linksOf: async (path) => (path === '' ? [] : await listLinks(api, { path, direct_only: true })),
	linksBelow: async (address) => {
		const links = await inParallel(
			await listLinks(api, {}),
			AT_ONCE,
			async (link) => await addPath(link, lookups),
		);
		return address === '' ? links : await filterBelow(address, links, lookups);
	},
	async revokeLink(url) {
		await api
			.call((sdk) => sdk.sharingRevokeSharedLink({ url }))
			.catch((thrown: unknown) => {
				// Who revoked it, this run by an answer that was lost or somebody else, makes no difference.
				if (!(thrown instanceof ApiError) || !thrown.is('shared_link_not_found')) throwSharingRefusal(thrown);
			});
	},
});

async function listLinks(
	api: Api,
	about: Pick<sharing.ListSharedLinksArg, 'path' | 'direct_only'>,
): Promise<SharedLink[]> {
	for (let restarts = 0; ; restarts++) {
		const listed = await listFromStart(api, about).catch((thrown: unknown) => {
			if (thrown instanceof ApiError && thrown.is('reset') && restarts < RESTARTS) return undefined;
			return throwSharingRefusal(thrown);
		});
		if (listed !== undefined) return listed;
	}
}

/** Whoever asks must have seen every link: where pages are missing there is no answer. */
async function listFromStart(
	api: Api,
	about: Pick<sharing.ListSharedLinksArg, 'path' | 'direct_only'>,
): Promise<SharedLink[]> {
	const links: SharedLink[] = [];
	const checked = createCursorCheck();
	for (let cursor: string | undefined; ;) {
		const from = cursor === undefined ? {} : { cursor };
		const page = await api.call((sdk) => sdk.sharingListSharedLinks({ ...about, ...from }));
		for (const link of page.links) links.push(linkOf(link));
		if (!page.has_more) return links;
		cursor = checked(page.cursor, page.links.length);
	}
}

const linkOf = ({
	url,
	id,
	path_lower,
	expires,
	link_permissions,
}: sharing.SharedLinkMetadata): SharedLink => ({
	url,
	id,
	pathLower: path_lower,
	expires,
	audience: audienceOf(link_permissions),
	mayRevoke: link_permissions?.can_revoke === true,
});

async function filterBelow(
	address: string,
	links: readonly SharedLink[],
	lookups: Lookups,
): Promise<SharedLink[]> {
	const folder = await lookups.find(address);
	const top = folder.pathLower;
	if (top === undefined) {
		throw new Refusal(
			'no_access',
			'The folder is not added to the Dropbox of the connected account, so that its links cannot be told from others',
			'Add it in Dropbox under Sharing, or act as a member who has.',
		);
	}
	return links.filter(({ id, pathLower }) => {
		if (pathLower === undefined) return id !== undefined && id === folder.id;
		return pathLower === top || pathLower.startsWith(`${top}/`);
	});
}

/** Dropbox leaves out the path of some links; what they lead to is then looked up by its ID. */
async function addPath(link: SharedLink, lookups: Lookups): Promise<SharedLink> {
	const { id, pathLower } = link;
	if (pathLower !== undefined || id === undefined) return link;
	const found = await outcomeOf(async () => await lookups.find(id));
	return found.ok ? { ...link, pathLower: found.value.pathLower } : link;
}
