import { groupedBy } from '../../../../shared/domain/groupedBy';
import { caseKey } from '../../../../shared/domain/marker/caseKey';
import { subfoldersFrom } from '../../../../shared/domain/naming/subfolders';
import { done, type Outcome } from '../../../../shared/domain/outcome';
import { comparable } from '../../../../shared/domain/paths';
import type { Plan } from './CaseFolder';

const ONE_CASE =
	'Another item in this run has the same case ID but a different name or folder. Both use one folder. Compare the two case records';

/**
 * Gives items of one case and destination one folder: the one that any of them gives by its ID, else the first one's. Search
 * cannot know a folder of the same run, and without a marker nothing would ever.
 */
export function oneFolderPerCase(plans: ReadonlyArray<Outcome<Plan>>): Array<Outcome<Plan>> {
	const known = plans.flatMap((plan) => (plan.ok ? [plan.value] : []));
	const byCase = groupedBy(known, ({ request }) => caseKey(request.caseId));
	return plans.map((plan) => {
		if (!plan.ok) return plan;
		const its = byCase.get(caseKey(plan.value.request.caseId)) ?? [];
		return done(its.length > 1 ? joined(plan.value, its) : plan.value);
	});
}

function joined(plan: Plan, all: readonly Plan[]): Plan {
	const { place } = plan;
	if (!('path' in place)) return plan;
	const { destinationPath } = place;
	const given = all.find((each) => 'folder' in each.place && isIn(each.place.folder.path, destinationPath));
	const first =
		given ?? all.find((each) => 'path' in each.place && areNear(each.place.destinationPath, destinationPath));
	const isSame =
		first === undefined ||
		first === plan ||
		('path' in first.place && comparable(first.place.path) === comparable(place.path));
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
	path !== undefined && comparable(path).startsWith(`${comparable(destination)}/`);

/** What is searched for in the one is found in the other. */
const areNear = (one: string, other: string): boolean =>
	comparable(one) === comparable(other) || isIn(one, other) || isIn(other, one);
