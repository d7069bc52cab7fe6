import type { FolderEntry } from '../../../../shared/domain/entry';
import { matchMarker } from '../../../../shared/domain/marker/matchMarker';
import { namesSameCase } from '../../../../shared/domain/naming/caseFolderName';
import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { CaseMarker, DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../../shared/locate/locateMany';
import type { CreatePlan } from './CaseFolder';
import { belongsToAnotherCase } from './CaseOwners';
import { sharedByAnother, findSharedByOthers } from './findSharedByOthers';

/** A folder that is there already, and the plan that would use it. */
export interface ExistingFolder {
	plan: CreatePlan;
	folder: FolderEntry;
}

/**
 * Says for each standing folder whether its plan may have it: by the marker, where markers are asked for, else by
 * its name. Yields the marker, or undefined where one is still to be put on.
 *
 * Refusals: `belongs_to_another_case`; `name_taken` where the folder is somebody else’s; `ambiguous` where the folder is a copy and the one that was copied is there.
 */
export async function verifyClaims(
	standing: readonly ExistingFolder[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseMarker | undefined>>> {
	const asked = standing.filter(asksForMarker);
	const read =
		asked.length === 0
			? []
			: await dropbox.markersOf(asked.map(({ plan, folder }) => ({ folder, caseId: plan.request.caseId })));
	const markers = new Map(asked.map((each, index) => [each, read[index] as Outcome<CaseMarker | undefined>]));
	const originals = await findOriginals(standing, markers, dropbox);
	const isMarkedByUs = (each: ExistingFolder) => {
		const outcome = markers.get(each);
		return outcome?.ok === true && outcome.value?.kind === 'properties';
	};
	const foreign = await findSharedByOthers(
		standing.flatMap((each) => {
			const { plan, folder } = each;
			return 'path' in plan.place && !isMarkedByUs(each)
				? [{ folder, destinationPath: plan.place.destinationPath }]
				: [];
		}),
		dropbox,
	);

	return standing.map((each) =>
		outcomeOfSync(() => {
			const { plan, folder } = each;
			const outcome = markers.get(each);
			if (outcome && !outcome.ok) throw outcome.refusal;
			if (foreign.has(folder)) throw sharedByAnother();
			switch (matchMarker(outcome?.value, folder, plan.request.caseId)) {
				case 'this case':
					return outcome?.value;
				case 'another case':
					throw belongsToAnotherCase();
				case 'copy of this case':
					if (originals.has(outcome?.value?.folderId ?? ''))
						throw copyAtPlace(outcome?.value?.folderId ?? '');
			}
			if ('path' in plan.place && !namesSameCase(folder.name, plan.name, plan.request.template)) {
				throw belongsToAnotherCase();
			}
			return undefined;
		}),
	);
}

/** Also one that was found by its marker: search does not say that it carries that of another case besides. */
const asksForMarker = ({ plan: { request } }: ExistingFolder): boolean => request.marker !== undefined;

/** The IDs of copied folders that are still there. Who gives a folder by its ID has chosen the copy. */
async function findOriginals(
	standing: readonly ExistingFolder[],
	markers: ReadonlyMap<ExistingFolder, Outcome<CaseMarker | undefined>>,
	dropbox: DropboxPort,
): Promise<Set<string>> {
	const ids = standing.flatMap((each) => {
		const outcome = markers.get(each);
		if (!outcome?.ok || outcome.value === undefined || 'folder' in each.plan.place) return [];
		const says = matchMarker(outcome.value, each.folder, each.plan.request.caseId);
		return says === 'copy of this case' ? [outcome.value.folderId] : [];
	});
	const found = await findFolders(ids, dropbox);
	return new Set(ids.filter((_, index) => found[index]?.ok));
}

const copyAtPlace = (original: string): Refusal =>
	new Refusal(
		'ambiguous',
		'The folder that stands where this case’s folder would be created is a copy of it, and the one that was copied is there, too',
		`Decide which of them is to be the case’s folder and give its ID under Existing Folder ID; the one that was copied is ${original}.`,
	);
