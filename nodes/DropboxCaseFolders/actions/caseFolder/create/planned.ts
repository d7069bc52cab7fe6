import type { FolderEntry } from '../../../../shared/domain/entry';
import { caseFolderName } from '../../../../shared/domain/naming/caseFolderName';
import { subfoldersFrom } from '../../../../shared/domain/naming/subfolders';
import { andThenAll, done, outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { below, comparable } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import { foldersAt } from '../foldersAt';
import { whereOneCase } from '../whereOneCase';
import { whereOutsideCases } from '../whereOutsideCases';
import type { CreateRequest, Plan } from './CaseFolder';
import { oneFolderPerCase } from './oneFolderPerCase';
import { Owners } from './owners';

/** Settles names and places, and refuses what can't be: nothing is written here. */
export async function planned(
	requests: readonly CreateRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Plan>>> {
	const folders = await foldersAt(
		requests.map((request) => request.existingFolder ?? request.destination),
		dropbox,
	);
	const plans = requests.map((request, index) =>
		outcomeFrom(() => {
			const found = folders[index] as Outcome<FolderEntry>;
			if (!found.ok) throw found.refusal;
			return { plan: planOf(request, found.value), folder: found.value };
		}),
	);
	const known = await andThenAll(plans, async (all) => await whereAllowed(all, dropbox));
	const owners = new Owners();
	return oneFolderPerCase(known).map((outcome) => {
		if (!outcome.ok) return outcome;
		return outcomeFrom(() => {
			const { place, request } = outcome.value;
			// Dropbox takes two paths for one that differ in upper and lower case only.
			if ('path' in place) owners.claim(comparable(place.path), request.caseId);
			return outcome.value;
		});
	});
}

/** Refuses destinations that are cases' own folders, and folders that were given and are not this case's alone. */
async function whereAllowed(
	all: ReadonlyArray<{ plan: Plan; folder: FolderEntry }>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<Plan>>> {
	const destined = await whereOutsideCases(
		all,
		({ plan, folder }) => ('path' in plan.place ? folder : undefined),
		'Destination Folder',
		dropbox,
	);
	const known = await andThenAll(
		destined,
		async (some) =>
			await whereOneCase(
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
export const planOf = (request: CreateRequest, folder: FolderEntry): Plan =>
	request.existingFolder === undefined ? creation(request, folder) : adoption(request, folder);

function creation(request: CreateRequest, destination: FolderEntry): Plan {
	const { name, warnings } = caseFolderName(request);
	const subfolders = subfoldersFrom(request.subfolders);
	const destinationPath = writablePath(destination, request.destination);
	return {
		request,
		name,
		warnings: [...(request.warnings ?? []), ...warnings, ...subfolders.warnings],
		place: { path: below(destinationPath, name), destinationPath },
		subfolders: subfolders.paths,
	};
}

function adoption(request: CreateRequest, folder: FolderEntry): Plan {
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
	).about(address);
}
