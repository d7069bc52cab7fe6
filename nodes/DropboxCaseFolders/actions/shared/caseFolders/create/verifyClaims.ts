import { inParallel, mapDefined, outcomeOfSync, type Outcome } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import type { FolderEntry } from '../../../../../shared/domain/entry';
import { matchMarker } from '../../../../../shared/domain/marker/matchMarker';
import { namesSameCase } from '../../../../../shared/domain/naming/caseFolderName';
import type { CaseMarker, DropboxPort } from '../../../../../shared/dropbox/port';
import { findFolders } from '../../locate/locateMany';
import { askOrUndefined } from '../selectTrustedMarkers';
import type { CreatePlan } from './CaseFolder';
import { belongsToAnotherCaseRefusal } from './CaseOwners';

/** A folder that is there already, and the plan that would use it. */
export interface ExistingFolder {
	plan: CreatePlan;
	folder: FolderEntry;
}

/**
 * Says for each standing folder whether its plan may have it: by the marker, where markers are asked for, else by
 * its name. Yields the marker, or undefined where one is still to be put on. Also one
 * that was found by its marker is read: search does not say that it carries that of another case besides.
 *
 * Refusals: `belongs_to_another_case`; `name_taken` where the folder is somebody else’s; `ambiguous` where the folder is a copy and the one that was copied is there.
 */
export async function verifyClaims(
	existing: readonly ExistingFolder[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseMarker | undefined>>> {
	const markers = await mapDefined(
		existing.map(({ plan, folder }) =>
			plan.request.marker === undefined ? undefined : { folder, caseId: plan.request.caseId },
		),
		async (lookups) => await dropbox.markersOf(lookups),
	);
	const originals = await findOriginals(existing, markers, dropbox);
	const isMarkedByUs = (index: number) => {
		const marker = markers[index];
		return marker?.ok === true && marker.value?.kind === 'properties';
	};
	const foreign = await findSharedByOthers(
		existing.flatMap(({ plan: { place }, folder }, index) =>
			'path' in place && !isMarkedByUs(index) ? [{ folder, destinationPath: place.destinationPath }] : [],
		),
		dropbox,
	);

	return existing.map(({ plan, folder }, index) =>
		outcomeOfSync(() => {
			const read = markers[index];
			if (read?.ok === false) throw read.refusal;
			if (foreign.has(folder)) throw sharedByAnotherRefusal();
			const marker = read?.value;
			const match = matchMarker(marker, folder, plan.request.caseId);
			if (match === 'this case') return marker;
			if (match === 'another case') throw belongsToAnotherCaseRefusal();
			if (match === 'copy of this case' && marker && originals.has(marker.folderId)) {
				throw copyAtPlace(marker.folderId);
			}
			if ('path' in plan.place && !namesSameCase(folder.name, plan.name, plan.request.template)) {
				throw belongsToAnotherCaseRefusal();
			}
			return undefined;
		}),
	);
}

/** The IDs of copied folders that are still there. Who gives a folder by its ID has chosen the copy. */
async function findOriginals(
	existing: readonly ExistingFolder[],
	markers: ReadonlyArray<Outcome<CaseMarker | undefined> | undefined>,
	dropbox: DropboxPort,
): Promise<Set<string>> {
	const ids = existing.flatMap(({ plan, folder }, index) => {
		const marker = markers[index];
		if (!marker?.ok || marker.value === undefined || 'folder' in plan.place) return [];
		const match = matchMarker(marker.value, folder, plan.request.caseId);
		return match === 'copy of this case' ? [marker.value.folderId] : [];
	});
	const found = await findFolders(ids, dropbox);
	return new Set(ids.filter((_, index) => found[index]?.ok));
}

const copyAtPlace = (original: string): Refusal =>
	new Refusal(
		'ambiguous',
		'The folder at the path of this case’s folder is a copy of it, and the original also exists',
		`Decide which of them is the case’s folder and enter its ID under Existing Folder ID. The original is ${original}.`,
	);

/** A folder that has the name of a case, and the folder that it was looked for in. */
interface FolderNamedAsCase {
	folder: FolderEntry;
	destinationPath: string;
}

/**
 * Those of the folders that somebody else shares with the account: in an account's own space they appear under the name
 * that the other chose, which is all that makes them a case's. A call for each shared folder there; in a team folder
 * there are none such. Whose it is and cannot be known is somebody else's.
 */
export async function findSharedByOthers(
	named: readonly FolderNamedAsCase[],
	dropbox: DropboxPort,
): Promise<Set<FolderEntry>> {
	const shared = named.filter(({ folder }) => folder.ownNamespaceId !== undefined);
	if (shared.length === 0) return new Set();
	const { accountId, homeNamespaceId } = await dropbox.whoAmI();
	const destinations = await findFolders(
		shared.map(({ destinationPath }) => destinationPath),
		dropbox,
	);
	const foreign = await inParallel(shared, async ({ folder: { ownNamespaceId = '' } }, index) => {
		const destination = destinations[index];
		if (destination?.ok !== true) return true;
		const around = destination.value.ownNamespaceId ?? destination.value.parentNamespaceId;
		if (around !== undefined && around !== homeNamespaceId) return false;
		const members = await askOrUndefined(async () => await dropbox.members(ownNamespaceId));
		return members?.some(({ id, level }) => id === accountId && level === 'owner') !== true;
	});
	return new Set(shared.filter((_, index) => foreign[index]).map(({ folder }) => folder));
}

export const sharedByAnotherRefusal = (): Refusal =>
	new Refusal(
		'name_taken',
		'A folder that someone else shares with the account already has this case folder’s name',
		'If it is this case’s folder, enter its ID under Existing Folder ID. If not, rename it in Dropbox, or choose a Destination Folder outside the account’s own space.',
	);
