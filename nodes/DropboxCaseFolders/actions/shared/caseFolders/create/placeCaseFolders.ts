import { done, mapDefined, outcomeOfSync, type Outcome } from '../../../../../shared/core/outcome';
import type { FolderEntry } from '../../../../../shared/domain/entry';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { folderOutcome, locatePaths } from '../../locate/locateMany';
import type { CaseFolderPlacement, CreatePlan } from './CaseFolder';
import { CaseOwners, FirstSeen } from './CaseOwners';
import { verifyClaims } from './verifyClaims';

/** Up to so many folders of one destination a lookup each is cheaper than reading the destination's pages. */
const FEW = 8;

/** Creates the folders of all plans in one batch, and adopts those that are there already. */
export async function placeCaseFolders(
	plans: readonly CreatePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolderPlacement>>> {
	const paths = [...new Set(plans.flatMap((plan) => ('path' in plan.place ? [plan.place.path] : [])))];
	const outcomes = paths.length === 0 ? [] : await dropbox.createFolders(paths);
	const createdFolders = new Map(paths.map((path, index) => [path, outcomes[index] as Outcome<FolderEntry>]));

	// A batch does not say what it met: a rerun of a thousand cases reads its destination instead of asking for each.
	const met = paths.filter((path) => {
		const outcome = createdFolders.get(path);
		return outcome?.ok === false && outcome.refusal.reason === 'folder_exists';
	});
	const located = await locatePaths(met, dropbox, { few: FEW, toItsEnd: true });
	const existing = plans.map(({ place }): Outcome<FolderEntry> | undefined => {
		if ('folder' in place) return done(place.folder);
		const entry = located.get(place.path);
		return entry && folderOutcome(entry, place.path);
	});
	const claims = await mapDefined(
		plans.map((plan, index) => (existing[index]?.ok ? { plan, folder: existing[index].value } : undefined)),
		async (all) => await verifyClaims(all, dropbox),
	);

	const seen = new FirstSeen();
	const owners = new CaseOwners();
	return plans.map((plan, index) =>
		outcomeOfSync((): CaseFolderPlacement => {
			const path = 'path' in plan.place ? plan.place.path : '';
			const folder = existing[index] ?? (createdFolders.get(path) as Outcome<FolderEntry>);
			if (!folder.ok) throw folder.refusal;
			const claim = claims[index];
			if (claim?.ok === false) throw claim.refusal;
			const created = claim === undefined && seen.isFirst(path);
			// One item may be given by ID the folder that another finds by its name.
			owners.claim(folder.value.id, plan.request.caseId);
			return { plan, folder: folder.value, created, marker: claim?.value };
		}),
	);
}
