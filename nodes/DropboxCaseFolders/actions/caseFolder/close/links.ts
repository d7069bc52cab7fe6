import type { FolderEntry } from '../../../../shared/domain/entry';
import { inParallel, done, outcomeOf, refused, type Outcome } from '../../../../shared/core/outcome';
import { entryPathKey } from '../../../../shared/domain/paths';
import type { DropboxPort, SharedLink } from '../../../../shared/dropbox/port';
import type { ClosePlan } from './ClosePlan';

/** Links revoked at once. */
const AT_ONCE = 4;

/** A plan and the links that lead to the case folder and to what is in it; none where they are to stay. */
export interface PlanWithLinks {
	plan: ClosePlan;
	links: SharedLink[];
}

/** Finds the links of all case folders by one listing, and only if some are to be revoked. */
export async function findLinks(
	plans: readonly ClosePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<PlanWithLinks>>> {
	const isAsked = plans.some(shouldRevokeLinks);
	const listed = isAsked ? await outcomeOf(async () => await dropbox.linksBelow('')) : done([]);
	const index = new LinkIndex(listed.ok ? listed.value : []);
	return plans.map((plan) => {
		if (!shouldRevokeLinks(plan)) return done({ plan, links: [] });
		if (!listed.ok) return refused(listed.refusal);
		const links = index.below(plan.facts.folder);
		return done({ plan: setRevokedCount(plan, links.filter(({ mayRevoke }) => mayRevoke).length), links });
	});
}

const shouldRevokeLinks = (plan: ClosePlan): boolean =>
	plan.facts.request.revokeLinks && (plan.kind === 'close' || plan.result.status === 'alreadyClosed');

/** A folder that was closed with its links says what it said then, though links made since are revoked too. */
const setRevokedCount = (plan: ClosePlan, linksRevoked: number): ClosePlan =>
	plan.kind === 'close'
		? { ...plan, record: { ...plan.record, linksRevoked } }
		: { ...plan, result: { ...plan.result, linksRevoked: plan.result.linksRevoked ?? linksRevoked } };

/** Links by every folder that they lie below, so that a thousand case folders need not read all links each. */
class LinkIndex {
	private readonly byFolder = new Map<string, SharedLink[]>();

	constructor(links: readonly SharedLink[]) {
		for (const link of links) {
			const key = link.pathLower ?? link.id;
			for (const above of key === undefined ? [] : ancestry(key)) {
				this.byFolder.set(above, [...(this.byFolder.get(above) ?? []), link]);
			}
		}
	}

	below(folder: FolderEntry): SharedLink[] {
		return [...(this.byFolder.get(entryPathKey(folder)) ?? []), ...(this.byFolder.get(folder.id) ?? [])];
	}
}

/** `/a/b` → `/a/b`, `/a`; an ID → itself. */
function ancestry(key: string): string[] {
	const parts = key.split('/');
	return parts
		.slice(key.startsWith('/') ? 1 : 0)
		.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

/** Revokes links; the first that cannot be is why the case is not settled, and the next run goes on with it. */
export async function revokeLinks(
	links: readonly SharedLink[],
	dropbox: DropboxPort,
): Promise<Outcome<void>> {
	const revocable = links.filter(({ mayRevoke }) => mayRevoke);
	const outcomes = await inParallel(
		revocable,
		async ({ url }) => await outcomeOf(async () => await dropbox.revokeLink(url)),
		AT_ONCE,
	);
	return outcomes.find(({ ok }) => !ok) ?? done(undefined);
}

/** What is said of links that the acting member may not revoke. */
export function remainingLinkWarnings(links: readonly SharedLink[]): string[] {
	const left = links.filter(({ mayRevoke }) => !mayRevoke).length;
	return left === 0
		? []
		: [`This account cannot revoke ${left} shared links to it. Ask their owners or an admin.`];
}
