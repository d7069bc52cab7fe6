import { isOwnMarker } from '../../../../shared/domain/marker/standing';
import { caseKey } from '../../../../shared/domain/marker/caseKey';
import { andThenAll, done, refused, type Outcome } from '../../../../shared/domain/outcome';
import { comparable } from '../../../../shared/domain/paths';
import type { DropboxPort, MarkedFolder } from '../../../../shared/ports';
import { markedBelow } from '../markedBelow';
import { severalMarked } from '../severalMarked';
import type { Plan } from './CaseFolder';
import { withWarnings, type Choice } from './elsewhere';

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
	const beyond = new Map<string, MarkedFolder[]>();
	const aside = new Map<string, MarkedFolder[]>();
	const outcomes = await markedBelow(searches, dropbox, {
		beyond: (caseId, found) => {
			if (isOwnMarker(found.marker, found.folder)) beyond.set(caseId, [...(beyond.get(caseId) ?? []), found]);
		},
		aside: ({ caseId }, found) =>
			void aside.set(caseKey(caseId), [...(aside.get(caseKey(caseId)) ?? []), found]),
	});
	const found = new Map<Plan, Outcome<MarkedFolder[]> | undefined>(
		seeking.map((plan, index) => [plan, outcomes[index]]),
	);
	const choices = plans.map((plan): Outcome<Choice> => {
		const outcome = found.get(plan);
		if (outcome === undefined || !isSeeking(plan)) return done({ plan });
		if (!outcome.ok) return outcome;
		const key = caseKey(plan.request.caseId);
		return chosen(withAside(plan, aside.get(key)), outcome.value, beyond.get(key));
	});
	return await andThenAll(choices, async (all) => await withWarnings(all, dropbox));
}

type Seeking = Plan & { place: { path: string; destinationPath: string } };

const isSeeking = (plan: Plan): plan is Seeking =>
	'path' in plan.place && plan.request.marker !== undefined && plan.request.looksFirst === true;

const isAtPlace = ({ place }: Seeking, path: string | undefined): boolean =>
	comparable(path ?? '') === comparable(place.path);

/** Says of folders whose marker files are not followed that they are there; the one at its place is judged by its name. */
const withAside = (plan: Seeking, aside: readonly MarkedFolder[] = []): Seeking =>
	aside.every(({ folder }) => isAtPlace(plan, folder.path))
		? plan
		: { ...plan, warnings: [...plan.warnings, NOT_FOLLOWED] };

/** The case's folder if there is just one; copies of it are not chosen. */
function chosen(
	plan: Seeking,
	found: readonly MarkedFolder[],
	beyond: readonly MarkedFolder[] = [],
): Outcome<Choice> {
	const own = found.filter(({ folder, marker }) => isOwnMarker(marker, folder));
	const [first, ...others] = own;
	if (others.length > 0) return refused(severalMarked(own.map(({ folder }) => folder.id)));
	const isElsewhere = (path: string | undefined) => !isAtPlace(plan, path);
	if (first === undefined) {
		const isCopied = found.some(({ folder }) => isElsewhere(folder.path));
		const kept = isCopied ? { ...plan, warnings: [...plan.warnings, COPIED] } : plan;
		return done({ plan: kept, elsewhere: beyond[0]?.folder });
	}
	const { folder, marker } = first;
	// What is not mounted has no path to make subfolders by; under its own name it is met at its place.
	if (folder.path === undefined && comparable(folder.name) === comparable(plan.name)) return done({ plan });
	const elsewhere = isElsewhere(folder.path) ? folder : undefined;
	return done({ plan: { ...plan, place: { folder, marker } }, elsewhere });
}

const COPIED = 'The destination holds a copy of this case’s folder; a copy is not used as the case’s folder';

const NOT_FOLLOWED =
	'A marker file for this case is in a folder that other people can write to or that is part of another case, so that folder was not used. If it is this case’s folder, enter its ID under Existing Folder ID. If not, delete the marker file';
