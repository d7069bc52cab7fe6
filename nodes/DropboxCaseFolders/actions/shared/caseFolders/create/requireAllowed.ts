import { done, mapOk, outcomeOfSync, type Outcome } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import { stableAddress, type FolderEntry } from '../../../../../shared/domain/entry';
import type { CasesWithin } from '../../../../../shared/domain/marker/CasesWithin';
import { parentPath, pathKey } from '../../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { readCasesWithin } from '../requireOneCase';
import { requireOutsideCases } from '../requireOutsideCases';
import type { CreatePlan } from './CaseFolder';

/** A plan, and the folder that it was made with: the destination, or the folder that was given. */
export interface PlanWithFolder {
	plan: CreatePlan;
	folder: FolderEntry;
}

/**
 * Refuses destinations that are cases' own folders, and folders that were given and are not this case's alone. A wrong
 * ID on one case record must not make a case of the folder of all cases, or of a subfolder of another case: neither
 * could be used any more. What is marked for its case already stays its own, wherever people moved it.
 */
export async function requireAllowed(
	all: readonly PlanWithFolder[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CreatePlan>>> {
	const destined = await requireOutsideCases(
		all,
		({ plan, folder }) => ('path' in plan.place ? folder : undefined),
		'Destination Folder',
		dropbox,
	);
	const known = await mapOk(destined, async (some) => await requireOwn(some, dropbox));
	const outside = await mapOk(
		known,
		async (some) =>
			await requireOutsideCases(
				some,
				({ isNew, folder: { path } }) => (isNew && path !== undefined ? parentPath(path) : undefined),
				'Existing Folder ID',
				dropbox,
			),
	);
	return outside.map((outcome) => (outcome.ok ? done(outcome.value.plan) : outcome));
}

/** Tells which of the folders that were given nothing marks for their case yet. */
async function requireOwn(
	all: readonly PlanWithFolder[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<PlanWithFolder & { isNew: boolean }>>> {
	const read = await readCasesWithin(
		all.map(({ plan: { place } }) => ('path' in place ? undefined : place.folder)),
		dropbox,
	);
	return all.map((each, index) =>
		outcomeOfSync(() => {
			const cases = read[index] as Outcome<CasesWithin | undefined>;
			if (!cases.ok) throw cases.refusal;
			const { caseId, destination } = each.plan.request;
			cases.value?.assertOneCase(caseId);
			const isNew = cases.value !== undefined && !cases.value.isMarkedFor(caseId);
			if (isNew && holdsAddress(each.folder, destination)) throw isDestinationRefusal();
			return { ...each, isNew };
		}),
	);
}

/** Whether an address leads to a folder or into it, as far as the two show. */
const holdsAddress = (folder: FolderEntry, address: string): boolean =>
	[folder.path ?? '', folder.id, stableAddress(folder)].some(
		(own) => own !== '' && `${pathKey(address)}/`.startsWith(`${pathKey(own)}/`),
	);

const isDestinationRefusal = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder under Existing Folder ID is the destination of case folders, or contains it',
		'Check the ID on the case record. It must lead to the case’s own folder.',
	);
