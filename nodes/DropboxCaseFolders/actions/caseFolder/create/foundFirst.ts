import { isOwnMarker } from '../../../../shared/domain/marker/standing';
import { done, refused, type Outcome } from '../../../../shared/domain/outcome';
import { comparable } from '../../../../shared/domain/paths';
import type { DropboxPort, MarkedFolder } from '../../../../shared/ports';
import { markedBelow } from '../markedBelow';
import { severalMarked } from '../severalMarked';
import type { Plan } from './CaseFolder';

/**
 * Finds the folders that are marked for these cases already, wherever in the destination people put them, so that
 * none is made a second time. All cases of a destination are searched for together.
 */
export async function foundFirst(
	plans: readonly Plan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Plan>>> {
	const seeking = plans.filter(isSeeking);
	const searches = seeking.map(({ request: { caseId }, place }) => ({
		caseId,
		within: place.destinationPath,
	}));
	const outcomes = await markedBelow(searches, dropbox);
	const found = new Map<Plan, Outcome<MarkedFolder[]> | undefined>(
		seeking.map((plan, index) => [plan, outcomes[index]]),
	);
	return plans.map((plan) => {
		const outcome = found.get(plan);
		if (outcome === undefined || !isSeeking(plan)) return done(plan);
		return outcome.ok ? chosen(plan, outcome.value) : outcome;
	});
}

type Seeking = Plan & { place: { path: string; destinationPath: string } };

const isSeeking = (plan: Plan): plan is Seeking =>
	'path' in plan.place && plan.request.marker !== undefined && plan.request.looksFirst === true;

/** The case's folder if there is just one; copies of it are not chosen. */
function chosen(plan: Seeking, found: readonly MarkedFolder[]): Outcome<Plan> {
	const own = found.filter(({ folder, marker }) => isOwnMarker(marker, folder));
	const [first, ...others] = own;
	if (others.length > 0) return refused(severalMarked(own.map(({ folder }) => folder.id)));
	const elsewhere = (path: string | undefined) => comparable(path ?? '') !== comparable(plan.place.path);
	if (first === undefined) {
		const isCopied = found.some(({ folder }) => elsewhere(folder.path));
		return done(isCopied ? { ...plan, warnings: [...plan.warnings, COPIED] } : plan);
	}
	const { folder, marker } = first;
	// What is not mounted has no path to make subfolders by; under its own name it is met at its place.
	if (folder.path === undefined && comparable(folder.name) === comparable(plan.name)) return done(plan);
	const warnings = elsewhere(folder.path) ? [...plan.warnings, FOUND_ELSEWHERE] : plan.warnings;
	return done({ ...plan, place: { folder, marker }, warnings });
}

const FOUND_ELSEWHERE =
	'The folder of this case is in the destination under another name or in another folder; it was found by its marker and used';
const COPIED = 'The destination holds a copy of this case’s folder; a copy is not used as the case’s folder';
