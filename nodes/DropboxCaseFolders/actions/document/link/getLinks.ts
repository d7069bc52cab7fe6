import type { Entry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import { webLink } from '../../../../shared/domain/webLink';
import type { DropboxPort } from '../../../../shared/ports';
import type { LinkKind, LinkRequest } from './request';

/** Questions of one run that are under way at once. */
const AT_ONCE = 8;

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
	const distinct = new Map(requests.map((request) => [keyOf(request), request]));
	const links = await inParallel(
		[...distinct.values()],
		AT_ONCE,
		async (request) => await outcomeOf(async () => await linkFor(request, dropbox)),
	);
	const byKey = new Map([...distinct.keys()].map((key, index) => [key, links[index]]));
	return requests.map((request) => byKey.get(keyOf(request)) as Outcome<DocumentLink>);
}

const keyOf = ({ address, kind }: LinkRequest): string => `${kind} ${address}`;

async function linkFor({ address, kind }: LinkRequest, dropbox: DropboxPort): Promise<DocumentLink> {
	if (kind === 'temporary') {
		const { file, url, expires } = await dropbox.temporaryLink(address);
		return { entry: file, kind, url, expires };
	}
	const entry = await dropbox.find(address);
	return { entry, kind, url: webLink(entry), expires: undefined };
}
