import {
	done,
	mapDefined,
	mapGroups,
	mapOk,
	outcomeOfSync,
	refused,
	type Outcome,
} from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import { joinPath } from '../../../../../shared/domain/paths';
import type { DropboxPort, Marking } from '../../../../../shared/dropbox/port';
import { findClosings, isClosed } from '../findClosings';
import { writablePath } from '../writablePath';
import type { CaseFolder, CaseFolderPlacement } from './CaseFolder';
import { FirstSeen } from './CaseOwners';
import { ELSEWHERE_WARNINGS } from './findByMarker';

const CLOSED =
	'This case’s folder is closed and was used as it is. If the case is open again, run Reopen Case Folder';

/**
 * Says of folders that were there already whether they are closed: one that stayed beside its ZIP is in its place, under
 * its name. What keeps that from being read keeps no folder from being used.
 */
export async function addClosedWarnings(
	placements: readonly CaseFolderPlacement[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolderPlacement>>> {
	const closings = await mapDefined(
		placements.map((each) => (each.created || isWarnedAlready(each) ? undefined : each.folder)),
		async (folders) => await findClosings(folders, dropbox),
	);
	return placements.map((each, index) => {
		if (!isClosed(closings[index])) return done(each);
		return done({ ...each, plan: { ...each.plan, warnings: [...each.plan.warnings, CLOSED] } });
	});
}

/** Found under another name or in another place, of which it was said then. */
const isWarnedAlready = ({ plan: { warnings } }: CaseFolderPlacement): boolean =>
	Object.values(ELSEWHERE_WARNINGS.used).some((warning) => warnings.includes(warning));

/** Puts the markers on that are asked for and not there yet, all together. */
export async function markCaseFolders(
	placements: readonly CaseFolderPlacement[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolderPlacement>>> {
	const markers = await mapDefined(
		placements.map(markingOf),
		async (markings) => await dropbox.markFolders(markings),
	);
	return placements.map((placement, index) => {
		const marker = markers[index];
		if (marker === undefined) return done(placement);
		return marker.ok
			? done({ ...placement, marker: marker.value })
			: refused(explainUnmarked(marker.refusal));
	});
}

function markingOf({ plan: { request }, folder, marker }: CaseFolderPlacement): Marking | undefined {
	if (marker !== undefined || request.marker === undefined) return undefined;
	// Made by this run, or read a moment ago.
	return { folder, caseId: request.caseId, kind: request.marker, isUnmarked: true };
}

const explainUnmarked = (refusal: Refusal): Refusal =>
	refusal.reason === 'belongs_to_another_case'
		? refusal
		: refusal.reword(`The case folder exists, but could not be marked with its case ID: ${refusal.message}`);

interface CompleteCaseFolder {
	placement: CaseFolderPlacement;
	subfolders: CaseFolder['subfolders'];
}

/** Creates the subfolders of all case folders in one batch; those that are there already are left as they are. */
export async function createSubfolders(
	placements: readonly CaseFolderPlacement[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CompleteCaseFolder>>> {
	const wanted = placements.map((placement) =>
		outcomeOfSync(() => ({ placement, paths: subfolderPaths(placement) })),
	);
	return await mapOk(wanted, async (all) => {
		const outcomes = await mapGroups(
			all.map(({ paths }) => paths),
			async (paths) => await dropbox.createFolders(paths),
		);
		const seen = new FirstSeen();
		return all.map(({ placement, paths }, index) =>
			outcomeOfSync(() => ({
				placement,
				subfolders: paths.map((path, at) => ({
					relativePath: placement.plan.subfolders[at] ?? '',
					path,
					created: wasCreated(outcomes[index]?.[at]) && seen.isFirst(path),
				})),
			})),
		);
	});
}

function subfolderPaths({ plan, folder }: CaseFolderPlacement): string[] {
	if (plan.subfolders.length === 0) return [];
	const { place, request } = plan;
	const base =
		'path' in place ? (folder.path ?? place.path) : writablePath(folder, request.existingFolder ?? '');
	return plan.subfolders.map((relativePath) => joinPath(base, relativePath));
}

/** @throws Refusal where something else than a folder stands in the way; the case folder itself is kept */
function wasCreated(outcome: Outcome<unknown> | undefined): boolean {
	if (outcome?.ok) return true;
	if (outcome?.refusal.reason === 'folder_exists') return false;
	const cause = outcome?.refusal;
	throw new Refusal(
		cause?.reason ?? 'unexpected',
		`The case folder exists, but some of its subfolders are missing: ${cause?.message ?? 'Dropbox did not answer for one'}`,
		cause?.advice ?? 'Run it again. Finished work is found and kept.',
	);
}
