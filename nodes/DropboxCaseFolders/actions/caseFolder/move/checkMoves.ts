import { mapOk, done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { WriteChecks, Listings, Lookups, Write } from '../../../../shared/dropbox/port';
import { requireWritable } from '../../shared/caseFolders/requireWritable';
import { findExisting } from '../../shared/locate/locateMany';
import type { MovePlan } from './MoveRequest';

/** What would become of the moves: whether they may be, and the names they need are free. Nothing is written. */
export async function checkMoves(
	plans: readonly MovePlan[],
	dropbox: WriteChecks & Lookups & Listings,
): Promise<Array<Outcome<MovePlan>>> {
	return await mapOk(
		await requireWritable(plans, writesOf, dropbox),
		async (some) => await requireFreeNames(some, dropbox),
	);
}

/** As the move itself is judged. */
const writesOf = ({ folder, to }: MovePlan): Write[] => [
	{ address: folder.id, reach: 'all in it' },
	{ address: to, reach: 'itself' },
];

async function requireFreeNames(
	plans: readonly MovePlan[],
	dropbox: Lookups & Listings,
): Promise<Array<Outcome<MovePlan>>> {
	const standing = await findExisting(
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
