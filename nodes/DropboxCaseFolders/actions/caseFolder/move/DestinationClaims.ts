import { addressKey } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { MovePlan } from './MoveRequest';

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
		'Keep one item for each case folder.',
	);
