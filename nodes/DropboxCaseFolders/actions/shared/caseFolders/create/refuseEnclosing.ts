import { done, groupBy, refused, type Outcome } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import { caseKey } from '../../../../../shared/domain/marker/matchMarker';
import { namesCase } from '../../../../../shared/domain/naming/namesCase';
import { entryPathKey, parentPath, pathKey } from '../../../../../shared/domain/paths';
import type { CreatePlan } from './CaseFolder';

/**
 * Refuses folders that were given for one case and in which the folder of another case of the same run lies or is to be
 * made: nothing marks those yet. So it is when case records are moved over whose IDs lead to a folder of all cases.
 * Where the outer one is called after its case, it is rather the inner ID that is wrong: then neither is taken.
 */
export function refuseEnclosing(plans: ReadonlyArray<Outcome<CreatePlan>>): Array<Outcome<CreatePlan>> {
	const known = plans.flatMap((plan) => (plan.ok ? [plan.value] : []));
	const casesBelow = new Map<string, Set<string>>();
	for (const plan of known) {
		for (const above of foldersAbove(placeKey(plan))) {
			const cases = casesBelow.get(above) ?? new Set<string>();
			casesBelow.set(above, cases.add(caseKey(plan.request.caseId)));
		}
	}
	const casesOf = groupBy(known.filter(isNamedAfterCase), placeKey);
	return plans.map((outcome) => {
		if (!outcome.ok || 'path' in outcome.value.place) return outcome;
		const own = caseKey(outcome.value.request.caseId);
		const cases = casesBelow.get(placeKey(outcome.value)) ?? new Set();
		const others = cases.size - (cases.has(own) ? 1 : 0);
		if (others > 0) return refused(enclosingRefusal(others));
		const around = [...foldersAbove(placeKey(outcome.value))].flatMap((above) => casesOf.get(above) ?? []);
		const isInside = around.some(({ request }) => caseKey(request.caseId) !== own);
		return isInside ? refused(enclosedRefusal()) : done(outcome.value);
	});
}

const isNamedAfterCase = ({ place, request }: CreatePlan): boolean =>
	'folder' in place && namesCase(place.folder.name, request.caseId);

/** Empty for a folder that has no path for the account. */
const placeKey = ({ place }: CreatePlan): string =>
	'path' in place ? pathKey(place.path) : entryPathKey(place.folder);

function* foldersAbove(path: string): Generator<string> {
	for (let above = parentPath(path); above !== ''; above = parentPath(above)) yield above;
}

const enclosingRefusal = (others: number): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		`The folder under Existing Folder ID contains the folder${others === 1 ? ' of another case' : `s of ${others} other cases`} in this run`,
		'Check the ID on the case record. It must lead to the case’s own folder.',
	);

const enclosedRefusal = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder under Existing Folder ID is inside the folder of another case in this run',
		'Check the IDs on both case records. Each must lead to the case’s own folder.',
	);
