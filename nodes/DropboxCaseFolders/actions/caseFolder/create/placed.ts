import type { FolderEntry } from '../../../../shared/domain/entry';
import { outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import type { CaseMarker, DropboxPort } from '../../../../shared/ports';
import type { Placed, Plan } from './CaseFolder';
import { claimsOn, type Standing } from './claims';
import { existingFolders } from './existingFolders';
import { FirstAsked } from './FirstAsked';
import { belongsToAnotherCase, Owners } from './owners';

/** Creates the folders of all plans in one batch, and adopts those that are there already. */
export async function placed(plans: readonly Plan[], dropbox: DropboxPort): Promise<Array<Outcome<Placed>>> {
	const paths = [...new Set(plans.flatMap((plan) => ('path' in plan.place ? [plan.place.path] : [])))];
	const outcomes = paths.length === 0 ? [] : await dropbox.createFolders(paths);
	const made = new Map(paths.map((path, index) => [path, outcomes[index] as Outcome<FolderEntry>]));

	const met = plans.filter((plan) => 'path' in plan.place && isStanding(made.get(plan.place.path)));
	const existing = await existingFolders(met, dropbox);
	const standing = plans.flatMap((plan): Standing[] => {
		if ('folder' in plan.place) return [{ plan, folder: plan.place.folder }];
		const found = isStanding(made.get(plan.place.path)) && existing.get(plan.place.path);
		return found && found.ok ? [{ plan, folder: found.value }] : [];
	});
	const claims = await claimsOn(standing, dropbox);
	const adopted = new Map(standing.map((each, index) => [each.plan, { ...each, claim: claims[index] }]));

	const asked = new FirstAsked();
	const owners = new Owners();
	const placement = (plan: Plan): Placed => {
		const adoption = adopted.get(plan);
		if (adoption !== undefined) return adoptionOf(plan, adoption.folder, adoption.claim);
		if (!('path' in plan.place)) throw belongsToAnotherCase();
		const { path } = plan.place;
		const outcome = made.get(path) as Outcome<FolderEntry>;
		if (outcome.ok) return { plan, folder: outcome.value, created: asked.isFirst(path) };
		if (!isStanding(outcome)) throw outcome.refusal;
		// Nothing of that name can be seen there, or it cannot be read.
		const found = existing.get(path);
		throw found !== undefined && !found.ok ? found.refusal : belongsToAnotherCase();
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

function adoptionOf(
	plan: Plan,
	folder: FolderEntry,
	claim: Outcome<CaseMarker | undefined> | undefined,
): Placed {
	if (claim !== undefined && !claim.ok) throw claim.refusal;
	return { plan, folder, created: false, marker: claim?.value };
}
