import type { FolderEntry } from '../../../../shared/domain/entry';
import { caseFolderName } from '../../../../shared/domain/naming/caseFolderName';
import { subfoldersFrom } from '../../../../shared/domain/naming/safeName';
import { mapOk, done, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { joinPath, pathKey } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../../shared/locate/locateMany';
import { requireOneCase } from '../../shared/caseFolders/preconditions/requireOneCase';
import { requireOutsideCases } from '../../shared/caseFolders/preconditions/requireOutsideCases';
import type { CreateRequest, CreatePlan } from './CaseFolder';
import { assignOneFolderPerCase } from './assignOneFolderPerCase';
import { CaseOwners } from './CaseOwners';

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
	return assignOneFolderPerCase(known).map((outcome) => {
		if (!outcome.ok) return outcome;
		return outcomeOfSync(() => {
			const { place, request } = outcome.value;
			// Dropbox takes two paths for one that differ in upper and lower case only.
			if ('path' in place) owners.claim(pathKey(place.path), request.caseId);
			return outcome.value;
		});
	});
}

/** Refuses destinations that are cases' own folders, and folders that were given and are not this case's alone. */
async function requireAllowed(
	all: ReadonlyArray<{ plan: CreatePlan; folder: FolderEntry }>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<CreatePlan>>> {
	const destined = await requireOutsideCases(
		all,
		({ plan, folder }) => ('path' in plan.place ? folder : undefined),
		'Destination Folder',
		dropbox,
	);
	const known = await mapOk(
		destined,
		async (some) =>
			await requireOneCase(
				some,
				({ plan: { place, request } }) =>
					'path' in place ? { folder: undefined } : { folder: place.folder, named: request.caseId },
				dropbox,
			),
	);
	return known.map((outcome) => (outcome.ok ? done(outcome.value.plan) : outcome));
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
	if (folder.id === '') throw topIsNoCaseFolder();
	const subfolders = subfoldersFrom(request.subfolders);
	return {
		request,
		name: folder.name,
		warnings: [...(request.warnings ?? []), ...subfolders.warnings],
		place: { folder },
		subfolders: subfolders.paths,
	};
}

const topIsNoCaseFolder = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The top of a Dropbox cannot be the folder of one case',
		'Give the ID of the case’s own folder, or leave Existing Folder ID empty.',
	);

/**
 * Folders are created by path only: the service refuses `id:` there. What is not mounted for the acting member can
 * be written below as `ns:…`, if it is a namespace of its own or was pointed at in that way.
 * @param address by which the folder was found
 */
export function writablePath(folder: FolderEntry, address: string): string {
	if (folder.path !== undefined) return folder.path;
	if (folder.ownNamespaceId !== undefined) return `ns:${folder.ownNamespaceId}`;
	if (address.startsWith('ns:')) return address;
	throw new Refusal(
		'no_access',
		'The folder is not mounted in the Dropbox of the connected account',
		'Add the shared folder to that account in Dropbox, or act as a member who has it.',
	).withAddress(address);
}
