import type { Entry } from '../../../../shared/domain/entry';
import { groupedBy } from '../../../../shared/domain/groupedBy';
import { inParallel } from '../../../../shared/domain/inParallel';
import { andThenAll, done, outcomeOf, refused, type Outcome } from '../../../../shared/domain/outcome';
import { below, comparable, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { Guarding, Listings, Lookups, Write } from '../../../../shared/ports';
import type { Plan } from './CaseFolderMove';

/** Folders on their way to one destination, above which it is listed instead of looking at each place. */
const FEW = 8;

/** Looks under way at once. */
const AT_ONCE = 8;

/** What would become of the moves: whether they may be, and the names they need are free. Nothing is written. */
export async function rehearsed(
	plans: readonly Plan[],
	dropbox: Guarding & Lookups & Listings,
): Promise<Array<Outcome<Plan>>> {
	const verdicts = await dropbox.mayWrite(plans.map(writesOf));
	const allowed = plans.map((plan, index): Outcome<Plan> => {
		const verdict = verdicts[index];
		return verdict?.ok === false ? verdict : done(plan);
	});
	return await andThenAll(allowed, async (some) => await whereFree(some, dropbox));
}

/** As the move itself is judged. */
const writesOf = ({ folder, to }: Plan): Write[] => [
	{ address: folder.id, reach: 'all in it' },
	{ address: to, reach: 'itself' },
];

async function whereFree(plans: readonly Plan[], dropbox: Lookups & Listings): Promise<Array<Outcome<Plan>>> {
	const standing = new Map<string, Entry>();
	for (const [destination, group] of groupedBy(plans, ({ to }) => parentPath(to))) {
		await inTheWay(destination, group, standing, dropbox);
	}
	return plans.map((plan) => {
		const entry = standing.get(comparable(plan.to));
		if (entry === undefined) return done(plan);
		// The destination is not mounted: only now it is seen that the folder lies in it.
		if (entry.id === plan.folder.id) return done({ ...plan, isThere: true, warnings: [] });
		return refused(nameTaken());
	});
}

/** Puts what stands at the places of these plans into `standing`. */
async function inTheWay(
	destination: string,
	plans: readonly Plan[],
	standing: Map<string, Entry>,
	dropbox: Lookups & Listings,
): Promise<void> {
	if (plans.length <= FEW) {
		await inParallel(plans, AT_ONCE, async ({ to }) => {
			const found = await outcomeOf(async () => await dropbox.find(to));
			if (found.ok) standing.set(comparable(to), found.value);
		});
		return;
	}
	const wanted = new Set(plans.map(({ to }) => comparable(to)));
	for await (const page of dropbox.list(destination, 'one level')) {
		for (const entry of page) {
			const place = comparable(below(destination, entry.name));
			if (wanted.has(place)) standing.set(place, entry);
		}
	}
}

const nameTaken = (): Refusal =>
	new Refusal(
		'name_taken',
		'Something of this name is in the new destination already',
		'Rename the case folder, or move away what is there: nothing is renamed or merged by itself.',
	);
