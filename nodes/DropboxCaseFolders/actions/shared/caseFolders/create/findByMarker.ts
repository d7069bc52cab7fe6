import { done, mapDefined, mapOk, refused, type Outcome } from '../../../../../shared/core/outcome';
import type { FolderEntry } from '../../../../../shared/domain/entry';
import { isOwnMarker } from '../../../../../shared/domain/marker/matchMarker';
import { NamedFolders } from '../../../../../shared/domain/naming/NamedFolders';
import { parentPath, pathKey } from '../../../../../shared/domain/paths';
import type { DropboxPort, MarkedFolder } from '../../../../../shared/dropbox/port';
import { findClosings, isClosed } from '../findClosings';
import { findTrustedFolders, severalMarkedRefusal } from '../findTrustedFolders';
import type { CreatePlan } from './CaseFolder';
import { findSharedByOthers } from './verifyClaims';

/**
 * Finds the folders that are marked for these cases already, wherever in the destination people put them, so that
 * none is made a second time. All cases of a destination are searched for together.
 */
export async function findByMarker(
	plans: readonly CreatePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CreatePlan>>> {
	const searching = plans.map((plan) => (needsSearch(plan) ? plan : undefined));
	const searches = await mapDefined(
		searching,
		async (all) =>
			await findTrustedFolders(
				all.map(({ request: { caseId }, place }) => ({ caseId, within: place.destinationPath })),
				dropbox,
			),
	);
	const foundOf = (index: number) => (searches[index]?.ok === true ? searches[index].value : undefined);
	const named = await findNamedAfterCase(
		searching.flatMap((plan, index) => (plan ? [{ plan, marked: foundOf(index)?.untrusted ?? [] }] : [])),
		dropbox,
	);
	const choices = searches.map((search, index): Outcome<FolderChoice> => {
		const plan = searching[index];
		if (search === undefined || plan === undefined) return done({ plan: plans[index] as CreatePlan });
		if (!search.ok) return search;
		const { trusted, untrusted, outside } = search.value;
		// Where there is one that nobody else could have marked, no name is needed.
		const isFound = trusted.some(({ folder, marker }) => isOwnMarker(marker, folder));
		const isUsed = (mark: MarkedFolder) => !isFound && named.has(mark);
		const warned = warnOfUntrusted(
			plan,
			untrusted.filter((mark) => !isUsed(mark)),
		);
		return chooseFolder(warned, [...trusted, ...untrusted.filter(isUsed)], outside);
	});
	return await mapOk(choices, async (all) => await addElsewhereWarnings(all, dropbox));
}

type PlanToSearch = CreatePlan & { place: { path: string; destinationPath: string } };

const needsSearch = (plan: CreatePlan): plan is PlanToSearch =>
	'path' in plan.place && plan.request.marker !== undefined && plan.request.reuseExistingFolder === true;

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

/** Says of folders whose marker files are not followed that they are there; the one at its place is judged by its name. */
const warnOfUntrusted = (plan: PlanToSearch, untrusted: readonly MarkedFolder[]): PlanToSearch =>
	untrusted.every(({ folder }) => isAtPlace(plan, folder.path))
		? plan
		: { ...plan, warnings: [...plan.warnings, UNTRUSTED_MARKER] };

/** The case's folder if there is just one; copies of it are not chosen. */
function chooseFolder(
	plan: PlanToSearch,
	found: readonly MarkedFolder[],
	outside: readonly MarkedFolder[],
): Outcome<FolderChoice> {
	const own = found.filter(({ folder, marker }) => isOwnMarker(marker, folder));
	const [first, ...others] = own;
	if (others.length > 0) return refused(severalMarkedRefusal(own.map(({ folder }) => folder.id)));
	const isElsewhere = (path: string | undefined) => !isAtPlace(plan, path);
	if (first === undefined) {
		const isCopied = found.some(({ folder }) => isElsewhere(folder.path));
		const kept = isCopied ? { ...plan, warnings: [...plan.warnings, COPY_NOT_USED] } : plan;
		return done({ plan: kept, elsewhere: outside[0]?.folder });
	}
	const { folder, marker } = first;
	// What is not mounted has no path to make subfolders by; under its own name it is met at its place.
	if (folder.path === undefined && pathKey(folder.name) === pathKey(plan.name)) return done({ plan });
	const elsewhere = isElsewhere(folder.path) ? folder : undefined;
	return done({ plan: { ...plan, place: { folder, marker } }, elsewhere });
}

const COPY_NOT_USED =
	'The destination contains a copy of this case’s folder. A copy is not used as the case folder';

const UNTRUSTED_MARKER =
	'A marker file for this case is in a folder that other people can write to or that is part of another case, so that folder was not used. If it is this case’s folder, enter its ID under Existing Folder ID. If not, delete the marker file';

/** What search came to for a plan. */
interface FolderChoice {
	plan: CreatePlan;
	/** A folder of the case that is not where it would be created: the one that is used, or one out of the destination. */
	elsewhere?: FolderEntry | undefined;
}

/**
 * Says of folders that are elsewhere where they were found, and whether they are closed: a call for each of them. What
 * keeps that from being read keeps no folder from being used or made.
 */
async function addElsewhereWarnings(
	choices: readonly FolderChoice[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CreatePlan>>> {
	const closings = await mapDefined(
		choices.map(({ elsewhere }) => elsewhere),
		async (folders) => await findClosings(folders, dropbox),
	);
	return choices.map(({ plan, elsewhere }, index) => {
		if (elsewhere === undefined) return done(plan);
		const warnings = ELSEWHERE_WARNINGS['folder' in plan.place ? 'used' : 'beyond'];
		const warning = warnings[isClosed(closings[index]) ? 'closed' : 'open'];
		return done({ ...plan, warnings: [...plan.warnings, warning] });
	});
}

export const ELSEWHERE_WARNINGS = {
	used: {
		open: 'The folder of this case has another name or is in another folder below the destination. It was found by its marker and used',
		closed:
			'The folder of this case is closed. It was found by its marker and used as it is. Reopen Case Folder puts it back where it was',
	},
	beyond: {
		open: 'A folder outside the destination is also marked for this case. It was not used. Find by Case ID shows where it is',
		closed:
			'This case has a closed folder outside the destination. It was not used. Reopen Case Folder puts that folder back where it was',
	},
} as const;
