import { readAllPages } from '../client/readAllPages';
import { Refusal } from '../../core/Refusal';
import type { SharedLink, LinkAudience } from '../../domain/privilege/sharing';
import { inParallel, outcomeOf } from '../../core/outcome';
import type { Lookups, Sharing } from '../port';
import type { sharing } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { throwSharingRefusal } from './sharingErrors';

type Links = Pick<Sharing, 'linksReaching' | 'linksOf' | 'linksBelow' | 'revokeLink'>;

export const createLinksPort = (api: Api, lookups: Lookups): Links => ({
	// The top of a Dropbox cannot have a link, and is no path to this route.
	linksReaching: async (path) => (path === '' ? [] : await listLinks(api, { path, direct_only: false })),
	linksOf: async (path) => (path === '' ? [] : await listLinks(api, { path, direct_only: true })),
	linksBelow: async (address) => {
		const links = await inParallel(await listLinks(api, {}), async (link) => await addPath(link, lookups));
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

const listLinks = async (
	api: Api,
	about: Pick<sharing.ListSharedLinksArg, 'path' | 'direct_only'>,
): Promise<SharedLink[]> =>
	await readAllPages('reset', async (cursor) => {
		const from = cursor === undefined ? {} : { cursor };
		const page = await api.call((sdk) => sdk.sharingListSharedLinks({ ...about, ...from }));
		return { items: page.links.map(linkOf), hasMore: page.has_more, cursor: page.cursor };
	}).catch(throwSharingRefusal);

const linkOf = ({
	'.tag': tag,
	url,
	id,
	path_lower,
	expires,
	link_permissions,
}: sharing.ListSharedLinksResult['links'][number]): SharedLink => ({
	url,
	id,
	kind: tag === 'file' || tag === 'folder' ? tag : undefined,
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
			'The folder has not been added to the connected account’s Dropbox, so its links cannot be identified',
			'Add it in Dropbox under Sharing, or act as a member who has it.',
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

/** From the widest; what is not known may be any of them. */
const FROM_WIDE_TO_NARROW: readonly LinkAudience[] = [
	'unknown',
	'anybody',
	'withPassword',
	'team',
	'members',
	'nobody',
];

/**
 * The tags of the spec's ResolvedVisibility and LinkAudience. `no_one` gives nobody anything that they have not
 * got already; `only_you` is the acting member.
 */
const AUDIENCES: ReadonlyMap<string, LinkAudience> = new Map<string, LinkAudience>([
	['public', 'anybody'],
	['password', 'withPassword'],
	['team_only', 'team'],
	['team', 'team'],
	['team_and_password', 'team'],
	['shared_folder_only', 'members'],
	['members', 'members'],
	['no_one', 'nobody'],
	['only_you', 'nobody'],
]);

type Permissions = Pick<sharing.LinkPermissions, 'resolved_visibility' | 'effective_audience'>;

/**
 * Whom a link lets in. Of its two fields Dropbox gives one or the other or both: the wider one counts, and none
 * is `unknown`. A password that is only mentioned in `require_password` narrows nothing that matters here.
 */
function audienceOf(permissions: Permissions | undefined): LinkAudience {
	const audiences = [permissions?.resolved_visibility, permissions?.effective_audience]
		.filter((each) => each !== undefined && each !== null)
		.map(audienceOfTag);
	return FROM_WIDE_TO_NARROW.find((audience) => audiences.includes(audience)) ?? 'unknown';
}

export const audienceOfTag = (tagged: { '.tag': string }): LinkAudience =>
	AUDIENCES.get(tagged['.tag']) ?? 'unknown';
