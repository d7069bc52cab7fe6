import type { FolderEntry } from '../../../../shared/domain/entry';
import { namesSameCase } from '../../../../shared/domain/naming/caseFolderName';
import { outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { comparable } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/ports';
import type { Placed, Plan } from './CaseFolder';
import { existingFolders } from './existingFolders';
import { belongsToAnotherCase } from './planned';

/** Creates the folders of all plans in one batch, and adopts those that are there already. */
export async function placed(plans: readonly Plan[], dropbox: DropboxPort): Promise<Array<Outcome<Placed>>> {
	const paths = [...new Set(plans.flatMap((plan) => ('path' in plan.place ? [plan.place.path] : [])))];
	const outcomes = paths.length === 0 ? [] : await dropbox.createFolders(paths);
	const made = new Map(paths.map((path, index) => [path, outcomes[index] as Outcome<FolderEntry>]));

	const standing = plans.filter((plan) => 'path' in plan.place && isStanding(made.get(plan.place.path)));
	const existing = await existingFolders(standing, dropbox);
	const takenAsCreated = new Set<string>();

	return plans.map((plan) =>
		outcomeFrom(() => {
			if ('folder' in plan.place) return { plan, folder: plan.place.folder, created: false };
			const { path } = plan.place;
			const outcome = made.get(path) as Outcome<FolderEntry>;
			if (outcome.ok) return { plan, folder: outcome.value, created: isFirst(path, takenAsCreated) };
			if (!isStanding(outcome)) throw outcome.refusal;
			return { plan, folder: adopted(plan, existing.get(comparable(path))), created: false };
		}),
	);
}

/** Of several items with the same case, the first is the one that created its folder. */
function isFirst(path: string, taken: Set<string>): boolean {
	const first = !taken.has(comparable(path));
	taken.add(comparable(path));
	return first;
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
