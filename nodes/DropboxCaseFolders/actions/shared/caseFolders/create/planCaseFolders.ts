import { groupBy, done, mapOk, outcomeOfSync, type Outcome } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import type { FolderEntry } from '../../../../../shared/domain/entry';
import { caseKey } from '../../../../../shared/domain/marker/matchMarker';
import { caseFolderName } from '../../../../../shared/domain/naming/caseFolderName';
import { subfoldersFrom } from '../../../../../shared/domain/naming/safeName';
import { joinPath, pathKey } from '../../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { findFolders } from '../../locate/locateMany';
import { writablePath } from '../writablePath';
import type { CreatePlan, CreateRequest } from './CaseFolder';
import { CaseOwners } from './CaseOwners';
import { refuseEnclosing } from './refuseEnclosing';
import { requireAllowed } from './requireAllowed';

/** Settles names and places, and refuses what can't be: nothing is written here. */
export async function planCaseFolders(
	requests: readonly CreateRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CreatePlan>>> {
	const folders = await findFolders(
		requests.map((request) => request.existingFolder ?? request.destination),
		dropbox,
	);
	const plans = requests.map((request, index) =>
		outcomeOfSync(() => {
			const found = folders[index] as Outcome<FolderEntry>;
			if (!found.ok) throw found.refusal;
			return { plan: planCaseFolder(request, found.value), folder: found.value };
		}),
	);
	const known = await mapOk(plans, async (all) => await requireAllowed(all, dropbox));
	const owners = new CaseOwners();
	return refuseEnclosing(assignOneFolderPerCase(known)).map((outcome) => {
		if (!outcome.ok) return outcome;
		return outcomeOfSync(() => {
			const { place, request } = outcome.value;
			// Dropbox takes two paths for one that differ in upper and lower case only.
			if ('path' in place) owners.claim(pathKey(place.path), request.caseId);
			return outcome.value;
		});
	});
}

/**
 * The plan of one item by itself.
 * @param folder the destination, or the folder that was given
 * @throws Refusal `invalid_input`, `name_not_allowed`, `no_access`
 */
export const planCaseFolder = (request: CreateRequest, folder: FolderEntry): CreatePlan =>
	request.existingFolder === undefined ? planCreation(request, folder) : planAdoption(request, folder);

function planCreation(request: CreateRequest, destination: FolderEntry): CreatePlan {
	const { name, warnings } = caseFolderName(request);
	const subfolders = subfoldersFrom(request.subfolders);
	const destinationPath = writablePath(destination, request.destination);
	return {
		request,
		name,
		warnings: [...(request.warnings ?? []), ...warnings, ...subfolders.warnings],
		place: { path: joinPath(destinationPath, name), destinationPath },
		subfolders: subfolders.paths,
	};
}

function planAdoption(request: CreateRequest, folder: FolderEntry): CreatePlan {
	if (folder.id === '') throw topIsNoCaseFolderRefusal();
	const subfolders = subfoldersFrom(request.subfolders);
	return {
		request,
		name: folder.name,
		warnings: [...(request.warnings ?? []), ...subfolders.warnings],
		place: { folder },
		subfolders: subfolders.paths,
	};
}

const topIsNoCaseFolderRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The top of a Dropbox cannot be the folder of one case',
		'Enter the ID of the case’s own folder, or leave Existing Folder ID empty.',
	);

const ONE_CASE =
	'Another item in this run has the same case ID but a different name or folder. Both use one folder. Compare the two case records';

/**
 * Gives items of one case and destination one folder: the one that any of them gives by its ID, else the first one's. Search
 * cannot know a folder of the same run, and without a marker nothing would ever.
 */
export function assignOneFolderPerCase(
	plans: ReadonlyArray<Outcome<CreatePlan>>,
): Array<Outcome<CreatePlan>> {
	const known = plans.flatMap((plan) => (plan.ok ? [plan.value] : []));
	const byCase = groupBy(known, ({ request }) => caseKey(request.caseId));
	return plans.map((plan) => {
		if (!plan.ok) return plan;
		const its = byCase.get(caseKey(plan.value.request.caseId)) ?? [];
		return done(its.length > 1 ? joinPlan(plan.value, its) : plan.value);
	});
}

function joinPlan(plan: CreatePlan, all: readonly CreatePlan[]): CreatePlan {
	const { place } = plan;
	if (!('path' in place)) return plan;
	const { destinationPath } = place;
	const given = all.find((each) => 'folder' in each.place && isIn(each.place.folder.path, destinationPath));
	const first =
		given ?? all.find((each) => 'path' in each.place && areNear(each.place.destinationPath, destinationPath));
	const isSame =
		first === undefined ||
		first === plan ||
		('path' in first.place && pathKey(first.place.path) === pathKey(place.path));
	if (isSame) return plan;
	const { template, fields, existingFolder } = first.request;
	return {
		...plan,
		...{
			name: first.name,
			place: first.place,
			request: { ...plan.request, template, fields, existingFolder },
		},
		warnings: [...subfoldersFrom(plan.request.subfolders).warnings, ONE_CASE],
	};
}

const isIn = (path: string | undefined, destination: string): boolean =>
	path !== undefined && pathKey(path).startsWith(`${pathKey(destination)}/`);

/** What is searched for in the one is found in the other. */
const areNear = (one: string, other: string): boolean =>
	pathKey(one) === pathKey(other) || isIn(one, other) || isIn(other, one);
