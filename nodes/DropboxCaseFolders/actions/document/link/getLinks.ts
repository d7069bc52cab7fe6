import type { Entry } from '../../../../shared/domain/entry';
import { inParallel, mapOk, done, outcomeOf, refused, type Outcome } from '../../../../shared/core/outcome';
import { pathKey, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import { webLink } from '../../../../shared/domain/webLink';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { locateMany } from '../../shared/locate/locateMany';
import { areFoldersRestricted } from '../../shared/audience/requireSameAudience';
import type { LinkKind, LinkRequest } from './fields';

export interface DocumentLink {
	entry: Entry;
	kind: LinkKind;
	/** Undefined where the document is not mounted in the acting member's Dropbox. */
	url: string | undefined;
	/** ISO 8601 in UTC; undefined for links that stay. */
	expires: string | undefined;
}

/** A link for each item; what several items ask alike is asked once. */
export async function getLinks(
	requests: readonly LinkRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<DocumentLink>>> {
	const distinct = [...new Map(requests.map((request) => [keyOf(request), request])).values()];
	const allowed = await refuseRestrictedLinks(distinct, dropbox);
	const links = await mapOk(
		allowed,
		async (some) =>
			await inParallel(some, async (each) => await outcomeOf(async () => await linkFor(each, dropbox))),
	);
	const byKey = new Map(distinct.map((request, index) => [keyOf(request), links[index]]));
	return requests.map((request) => byKey.get(keyOf(request)) as Outcome<DocumentLink>);
}

const keyOf = ({ address, kind, forRestricted }: LinkRequest): string =>
	`${kind} ${String(forRestricted)} ${address}`;

/** A request, and the path that was looked at where it matters. */
interface AllowedLink {
	request: LinkRequest;
	path?: string | undefined;
}

/** A temporary link is for anybody: none is made to a restricted document, unless that is asked for. */
async function refuseRestrictedLinks(
	requests: readonly LinkRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<AllowedLink>>> {
	const isCareful = ({ kind, forRestricted }: LinkRequest) => kind === 'temporary' && !forRestricted;
	const careful = requests.filter(isCareful);
	const entries = await locateMany([...new Set(careful.map(({ address }) => address))], dropbox);
	const found = requests.map((request): Outcome<AllowedLink> => {
		const entry = isCareful(request) ? entries.get(request.address) : undefined;
		if (entry === undefined) return done({ request });
		return entry.ok ? done({ request, path: entry.value.path }) : entry;
	});
	return await mapOk(found, async (all) => {
		const looking = all.filter(({ request }) => isCareful(request));
		const verdicts = await areFoldersRestricted(
			looking.map(({ path }) => path && parentPath(path)),
			dropbox,
		);
		const byRequest = new Map(looking.map(({ request }, index) => [request, verdicts[index]]));
		return all.map((each) => {
			const verdict = byRequest.get(each.request);
			if (verdict === undefined) return done(each);
			if (!verdict.ok) return verdict;
			return verdict.value ? refused(restrictedDocument()) : done(each);
		});
	});
}

async function linkFor(
	{ request: { address, kind, forRestricted }, path }: AllowedLink,
	dropbox: DropboxPort,
): Promise<DocumentLink> {
	if (kind === 'temporary') {
		const { file, url, expires } = await dropbox.temporaryLink(address);
		// Somebody may have put it elsewhere since, such as into a restricted folder.
		if (!forRestricted && pathKey(file.path ?? '') !== pathKey(path ?? '')) throw movedMeanwhile();
		return { entry: file, kind, url, expires };
	}
	const entry = await dropbox.find(address);
	return { entry, kind, url: webLink(entry), expires: undefined };
}

const restrictedDocument = (): Refusal =>
	new Refusal(
		'still_exposed',
		'The document is in a restricted folder, or Dropbox does not show where it is. Anyone with a temporary link could download it for four hours',
		'Set Link Type to In Dropbox, or turn on Allow for Restricted Documents.',
	);

const movedMeanwhile = (): Refusal =>
	new Refusal('changed_meanwhile', 'Someone just moved the document', 'Run it again.');
