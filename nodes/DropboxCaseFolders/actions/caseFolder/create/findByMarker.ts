import { isOwnMarker } from '../../../../shared/domain/marker/matchMarker';
import { caseKey } from '../../../../shared/domain/marker/caseKey';
import { mapOk, done, refused, type Outcome } from '../../../../shared/core/outcome';
import type { FolderEntry } from '../../../../shared/domain/entry';
import { NamedFolders } from '../../../../shared/domain/naming/NamedFolders';
import { pathKey, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort, MarkedFolder } from '../../../../shared/dropbox/port';
import { findTrustedFolders } from '../../shared/caseFolders/markers/findTrustedFolders';
import { severalMarked } from '../../shared/caseFolders/markers/severalMarked';
import type { CreatePlan } from './CaseFolder';
import { addElsewhereWarnings, type FolderChoice } from './addElsewhereWarnings';
import { findSharedByOthers } from './findSharedByOthers';

/**
 * Finds the folders that are marked for these cases already, wherever in the destination people put them, so that
 * none is made a second time. All cases of a destination are searched for together.
 */
export async function findByMarker(
	plans: readonly CreatePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CreatePlan>>> {
	const seeking = plans.filter(needsSearch);
	const searches = seeking.map(({ request: { caseId }, place }) => ({
		caseId,
		within: place.destinationPath,
	}));
	const beyond = new Map<string, MarkedFolder[]>();
	const aside = new Map<string, MarkedFolder[]>();
	const outcomes = await findTrustedFolders(searches, dropbox, {
		onOutside: (caseId, found) => {
			if (isOwnMarker(found.marker, found.folder)) beyond.set(caseId, [...(beyond.get(caseId) ?? []), found]);
		},
		onUntrusted: ({ caseId }, found) =>
			void aside.set(caseKey(caseId), [...(aside.get(caseKey(caseId)) ?? []), found]),
	});
	const found = new Map<CreatePlan, Outcome<MarkedFolder[]> | undefined>(
		seeking.map((plan, index) => [plan, outcomes[index]]),
	);
	const named = await findNamedAfterCase(
		seeking.map((plan) => ({ plan, marked: aside.get(caseKey(plan.request.caseId)) ?? [] })),
		dropbox,
	);
	const choices = plans.map((plan): Outcome<FolderChoice> => {
		const outcome = found.get(plan);
		if (outcome === undefined || !needsSearch(plan)) return done({ plan });
		if (!outcome.ok) return outcome;
		const key = caseKey(plan.request.caseId);
		// Where there is one that nobody else could have marked, no name is needed.
		const isFound = outcome.value.some(({ folder, marker }) => isOwnMarker(marker, folder));
		const [its, left] = partition(aside.get(key) ?? [], (mark) => !isFound && named.has(mark));
		return chooseFolder(warnOfUntrusted(plan, left), [...outcome.value, ...its], beyond.get(key));
	});
	return await mapOk(choices, async (all) => await addElsewhereWarnings(all, dropbox));
}

type PlanToSearch = CreatePlan & { place: { path: string; destinationPath: string } };

const needsSearch = (plan: CreatePlan): plan is PlanToSearch =>
	'path' in plan.place && plan.request.marker !== undefined && plan.request.looksFirst === true;

const isAtPlace = ({ place }: PlanToSearch, path: string | undefined): boolean =>
	pathKey(path ?? '') === pathKey(place.path);

/**
 * Those of the folders whose marker files are not followed that lie in the destination itself and are called after
 * their case: whoever is let into one folder alone cannot name it there. So is a case folder that was closed by a prefix,
 * or whose client has another name by now, while co-counsel has it, too.
 */
async function findNamedAfterCase(
	all: ReadonlyArray<{ plan: PlanToSearch; marked: readonly MarkedFolder[] }>,
	dropbox: DropboxPort,
): Promise<Set<MarkedFolder>> {
	const named = all.flatMap(({ plan, marked }) => {
		const { destinationPath } = plan.place;
		const there = new NamedFolders<FolderEntry>(plan.request.template);
		const inside = marked.filter(
			({ folder: { pathLower = '', path } }) =>
				parentPath(pathLower) === pathKey(destinationPath) && !isAtPlace(plan, path),
		);
		for (const { folder } of inside) there.add(folder);
		const its = new Set(there.of(plan.request.caseId));
		return inside.filter(({ folder }) => its.has(folder)).map((mark) => ({ mark, destinationPath }));
	});
	const foreign = await findSharedByOthers(
		named.map(({ mark: { folder }, destinationPath }) => ({ folder, destinationPath })),
		dropbox,
	);
	return new Set(named.flatMap(({ mark }) => (foreign.has(mark.folder) ? [] : [mark])));
}

const partition = <T>(all: readonly T[], isIn: (each: T) => boolean): [T[], T[]] => [
	all.filter(isIn),
	all.filter((each) => !isIn(each)),
];

/** Says of folders whose marker files are not followed that they are there; the one at its place is judged by its name. */
const warnOfUntrusted = (plan: PlanToSearch, aside: readonly MarkedFolder[] = []): PlanToSearch =>
	aside.every(({ folder }) => isAtPlace(plan, folder.path))
		? plan
		: { ...plan, warnings: [...plan.warnings, UNTRUSTED_MARKER] };

/** The case's folder if there is just one; copies of it are not chosen. */
function chooseFolder(
	plan: PlanToSearch,
	found: readonly MarkedFolder[],
	beyond: readonly MarkedFolder[] = [],
): Outcome<FolderChoice> {
	const own = found.filter(({ folder, marker }) => isOwnMarker(marker, folder));
	const [first, ...others] = own;
	if (others.length > 0) return refused(severalMarked(own.map(({ folder }) => folder.id)));
	const isElsewhere = (path: string | undefined) => !isAtPlace(plan, path);
	if (first === undefined) {
		const isCopied = found.some(({ folder }) => isElsewhere(folder.path));
		const kept = isCopied ? { ...plan, warnings: [...plan.warnings, COPY_NOT_USED] } : plan;
		return done({ plan: kept, elsewhere: beyond[0]?.folder });
	}
	const { folder, marker } = first;
	// What is not mounted has no path to make subfolders by; under its own name it is met at its place.
	if (folder.path === undefined && pathKey(folder.name) === pathKey(plan.name)) return done({ plan });
	const elsewhere = isElsewhere(folder.path) ? folder : undefined;
	return done({ plan: { ...plan, place: { folder, marker } }, elsewhere });
}

const COPY_NOT_USED =
	'The destination holds a copy of this case’s folder; a copy is not used as the case’s folder';

const UNTRUSTED_MARKER =
	'A marker file for this case is in a folder that other people can write to or that is part of another case, so that folder was not used. If it is this case’s folder, enter its ID under Existing Folder ID. If not, delete the marker file';
