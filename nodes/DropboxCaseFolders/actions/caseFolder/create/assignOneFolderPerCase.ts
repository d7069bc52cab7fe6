import { groupBy } from '../../../../shared/core/groupBy';
import { caseKey } from '../../../../shared/domain/marker/caseKey';
import { subfoldersFrom } from '../../../../shared/domain/naming/safeName';
import { done, type Outcome } from '../../../../shared/core/outcome';
import { pathKey } from '../../../../shared/domain/paths';
import type { CreatePlan } from './CaseFolder';

const ONE_CASE =
	'Another item in this run has the same case ID but a different name or folder. Both use one folder. Compare the two case records';

/**
 * Gives items of one case and destination one folder: the one that any of them gives by its ID, else the first one's. Search
 * cannot know a folder of the same run, and without a marker nothing would ever.
 */
export function assignOneFolderPerCase(
	plans: ReadonlyArray<Outcome<CreatePlan>>,
): Array<Outcome<CreatePlan>> {
	const known = plans.flatMap((plan) => (plan.ok ? [plan.value] : []));
	const byCase = groupBy(known, ({ request }) => caseKey(request.caseId));
	return plans.map((plan) => {
		if (!plan.ok) return plan;
		const its = byCase.get(caseKey(plan.value.request.caseId)) ?? [];
		return done(its.length > 1 ? joinPlan(plan.value, its) : plan.value);
	});
}

function joinPlan(plan: CreatePlan, all: readonly CreatePlan[]): CreatePlan {
	const { place } = plan;
	if (!('path' in place)) return plan;
	const { destinationPath } = place;
	const given = all.find((each) => 'folder' in each.place && isIn(each.place.folder.path, destinationPath));
	const first =
		given ?? all.find((each) => 'path' in each.place && areNear(each.place.destinationPath, destinationPath));
	const isSame =
		first === undefined ||
		first === plan ||
		('path' in first.place && pathKey(first.place.path) === pathKey(place.path));
	if (isSame) return plan;
	const { template, fields, existingFolder } = first.request;
	return {
		...plan,
		...{
			name: first.name,
			place: first.place,
			request: { ...plan.request, template, fields, existingFolder },
		},
		warnings: [...subfoldersFrom(plan.request.subfolders).warnings, ONE_CASE],
	};
}

const isIn = (path: string | undefined, destination: string): boolean =>
	path !== undefined && pathKey(path).startsWith(`${pathKey(destination)}/`);

/** What is searched for in the one is found in the other. */
const areNear = (one: string, other: string): boolean =>
	pathKey(one) === pathKey(other) || isIn(one, other) || isIn(other, one);
