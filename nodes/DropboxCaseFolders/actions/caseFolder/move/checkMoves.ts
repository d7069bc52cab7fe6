import { done, mapOk, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Listings, Lookups, Write, WriteChecks } from '../../../../shared/dropbox/port';
import { requireWritable } from '../../shared/caseFolders/requireWritable';
import { findExisting } from '../../shared/locate/locateMany';
import { addressKey } from '../../../../shared/domain/paths';
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
	const existing = await findExisting(
		plans.map(({ to }) => to),
		dropbox,
	);
	return plans.map((plan) => {
		const found = existing.get(plan.to);
		const entry = found?.ok === true ? found.value : undefined;
		if (entry === undefined) return done(plan);
		// The destination is not mounted: only now it is seen that the folder lies in it.
		if (entry.id === plan.folder.id) return done({ ...plan, isThere: true, warnings: [] });
		return refused(nameTakenRefusal());
	});
}

const nameTakenRefusal = (): Refusal =>
	new Refusal(
		'name_taken',
		'The new destination already contains a file or folder with this name',
		'Rename one of the two in Dropbox. The node never renames or merges folders by itself.',
	);

/**
 * Which folder of a run goes where: the first that asks for a name gets it, and a folder goes to one place. Dry and
 * real items are told apart, as the dry ones take nothing.
 */
export class DestinationClaims {
	private readonly takers = new Map<string, string>();
	private readonly goals = new Map<string, string>();

	/** @throws Refusal `name_taken`, `invalid_input` where an earlier item of the run is in the way */
	claim({ request, folder, to, isThere }: MovePlan): void {
		const kind = request.dryRun ? 'dry' : 'real';
		const address = addressKey(to);
		const goal = this.goals.get(`${kind} ${folder.id}`) ?? address;
		if (goal !== address) throw goesElsewhere();
		this.goals.set(`${kind} ${folder.id}`, goal);
		if (isThere) return;
		const taker = this.takers.get(`${kind} ${address}`) ?? folder.id;
		if (taker !== folder.id) throw takenByAnother();
		this.takers.set(`${kind} ${address}`, taker);
	}
}

const takenByAnother = (): Refusal =>
	new Refusal(
		'name_taken',
		'Another case folder of this run has the same name and goes to the same destination',
		'Rename one of the two in Dropbox, then run it again.',
	);

const goesElsewhere = (): Refusal =>
	new Refusal(
		'invalid_input',
		'An earlier item of this run moves the same case folder to another destination',
		'Use one item per case folder.',
	);
