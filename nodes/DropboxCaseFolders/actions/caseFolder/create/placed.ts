import type { FolderEntry } from '../../../../shared/domain/entry';
import { namesSameCase } from '../../../../shared/domain/naming/caseFolderName';
import { outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { comparable } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/ports';
import type { Placed, Plan } from './CaseFolder';
import { existingFolders } from './existingFolders';
import { FirstAsked } from './FirstAsked';
import { belongsToAnotherCase, Owners } from './owners';

/** Creates the folders of all plans in one batch, and adopts those that are there already. */
export async function placed(plans: readonly Plan[], dropbox: DropboxPort): Promise<Array<Outcome<Placed>>> {
	const paths = [...new Set(plans.flatMap((plan) => ('path' in plan.place ? [plan.place.path] : [])))];
	const outcomes = paths.length === 0 ? [] : await dropbox.createFolders(paths);
	const made = new Map(paths.map((path, index) => [path, outcomes[index] as Outcome<FolderEntry>]));

	const standing = plans.filter((plan) => 'path' in plan.place && isStanding(made.get(plan.place.path)));
	const existing = await existingFolders(standing, dropbox);
	const asked = new FirstAsked();
	const owners = new Owners();

	const placement = (plan: Plan): Placed => {
		if ('folder' in plan.place) return { plan, folder: plan.place.folder, created: false };
		const { path } = plan.place;
		const outcome = made.get(path) as Outcome<FolderEntry>;
		if (outcome.ok) return { plan, folder: outcome.value, created: asked.isFirst(path) };
		if (!isStanding(outcome)) throw outcome.refusal;
		return { plan, folder: adopted(plan, existing.get(comparable(path))), created: false };
	};
	return plans.map((plan) =>
		outcomeFrom(() => {
			const found = placement(plan);
			// One item may be given by ID the folder that another finds by its name.
			owners.claim(found.folder.id, plan.request.caseId);
			return found;
		}),
	);
}

const isStanding = (outcome: Outcome<FolderEntry> | undefined): boolean =>
	outcome !== undefined && !outcome.ok && outcome.refusal.kind === 'folder_exists';

/** @throws Refusal `belongs_to_another_case` unless the name says that the folder is this case's */
function adopted(plan: Plan, found: Outcome<FolderEntry> | undefined): FolderEntry {
	if (found === undefined) throw belongsToAnotherCase();
	if (!found.ok) throw found.refusal;
	if (namesSameCase(found.value.name, plan.name, plan.request.template)) return found.value;
	throw belongsToAnotherCase();
}
