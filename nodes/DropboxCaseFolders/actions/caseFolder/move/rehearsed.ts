import { andThenAll, done, refused, type Outcome } from '../../../../shared/domain/outcome';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { Guarding, Listings, Lookups, Write } from '../../../../shared/ports';
import { whereWritable } from '../writable';
import { standingAt } from '../../standingAt';
import type { Plan } from './CaseFolderMove';

/** What would become of the moves: whether they may be, and the names they need are free. Nothing is written. */
export async function rehearsed(
	plans: readonly Plan[],
	dropbox: Guarding & Lookups & Listings,
): Promise<Array<Outcome<Plan>>> {
	return await andThenAll(
		await whereWritable(plans, writesOf, dropbox),
		async (some) => await whereFree(some, dropbox),
	);
}

/** As the move itself is judged. */
const writesOf = ({ folder, to }: Plan): Write[] => [
	{ address: folder.id, reach: 'all in it' },
	{ address: to, reach: 'itself' },
];

async function whereFree(plans: readonly Plan[], dropbox: Lookups & Listings): Promise<Array<Outcome<Plan>>> {
	const standing = await standingAt(
		plans.map(({ to }) => to),
		dropbox,
	);
	return plans.map((plan) => {
		const found = standing.get(plan.to);
		const entry = found?.ok === true ? found.value : undefined;
		if (entry === undefined) return done(plan);
		// The destination is not mounted: only now it is seen that the folder lies in it.
		if (entry.id === plan.folder.id) return done({ ...plan, isThere: true, warnings: [] });
		return refused(nameTaken());
	});
}

const nameTaken = (): Refusal =>
	new Refusal(
		'name_taken',
		'Something of this name is in the new destination already',
		'Rename the case folder, or move away what is there: nothing is renamed or merged by itself.',
	);
