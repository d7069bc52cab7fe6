import type { FolderEntry } from '../../../../shared/domain/entry';
import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import type { CaseMarker, DropboxPort } from '../../../../shared/dropbox/port';
import { folderOutcome, locatePaths } from '../../shared/locate/locateMany';
import type { CaseFolderPlacement, CreatePlan } from './CaseFolder';
import { verifyClaims, type ExistingFolder } from './verifyClaims';
import { FirstSeen } from './FirstSeen';
import { belongsToAnotherCase, CaseOwners } from './CaseOwners';

/** Up to so many folders of one destination a lookup each is cheaper than reading the destination's pages. */
const FEW = 8;

/** Creates the folders of all plans in one batch, and adopts those that are there already. */
export async function placeCaseFolders(
	plans: readonly CreatePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolderPlacement>>> {
	const paths = [...new Set(plans.flatMap((plan) => ('path' in plan.place ? [plan.place.path] : [])))];
	const outcomes = paths.length === 0 ? [] : await dropbox.createFolders(paths);
	const made = new Map(paths.map((path, index) => [path, outcomes[index] as Outcome<FolderEntry>]));

	// A batch does not say what it met: a rerun of a thousand cases reads its destination instead of asking for each.
	const met = paths.filter((path) => isExisting(made.get(path)));
	const located = await locatePaths(met, dropbox, { few: FEW, toItsEnd: true });
	const existing = new Map([...located].map(([path, entry]) => [path, folderOutcome(entry, path)]));
	const standing = plans.flatMap((plan): ExistingFolder[] => {
		if ('folder' in plan.place) return [{ plan, folder: plan.place.folder }];
		const found = isExisting(made.get(plan.place.path)) && existing.get(plan.place.path);
		return found && found.ok ? [{ plan, folder: found.value }] : [];
	});
	const claims = await verifyClaims(standing, dropbox);
	const adopted = new Map(standing.map((each, index) => [each.plan, { ...each, claim: claims[index] }]));

	const asked = new FirstSeen();
	const owners = new CaseOwners();
	const placement = (plan: CreatePlan): CaseFolderPlacement => {
		const adoption = adopted.get(plan);
		if (adoption !== undefined) return adoptionOf(plan, adoption.folder, adoption.claim);
		if (!('path' in plan.place)) throw belongsToAnotherCase();
		const { path } = plan.place;
		const outcome = made.get(path) as Outcome<FolderEntry>;
		if (outcome.ok) return { plan, folder: outcome.value, created: asked.isFirst(path) };
		if (!isExisting(outcome)) throw outcome.refusal;
		// Nothing of that name can be seen there, or it cannot be read.
		const found = existing.get(path);
		throw found !== undefined && !found.ok ? found.refusal : belongsToAnotherCase();
	};
	return plans.map((plan) =>
		outcomeOfSync(() => {
			const found = placement(plan);
			// One item may be given by ID the folder that another finds by its name.
			owners.claim(found.folder.id, plan.request.caseId);
			return found;
		}),
	);
}

const isExisting = (outcome: Outcome<FolderEntry> | undefined): boolean =>
	outcome !== undefined && !outcome.ok && outcome.refusal.reason === 'folder_exists';

function adoptionOf(
	plan: CreatePlan,
	folder: FolderEntry,
	claim: Outcome<CaseMarker | undefined> | undefined,
): CaseFolderPlacement {
	if (claim !== undefined && !claim.ok) throw claim.refusal;
	return { plan, folder, created: false, marker: claim?.value };
}
