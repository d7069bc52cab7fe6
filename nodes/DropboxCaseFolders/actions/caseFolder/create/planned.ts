import type { FolderEntry } from '../../../../shared/domain/entry';
import { caseFolderName } from '../../../../shared/domain/naming/caseFolderName';
import { subfoldersFrom } from '../../../../shared/domain/naming/subfolders';
import { outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { below, comparable } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import { foldersAt } from '../foldersAt';
import type { CreateRequest, Plan } from './CaseFolder';

/** Settles names and places, and refuses what can't be: nothing is written here. */
export async function planned(
	requests: readonly CreateRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Plan>>> {
	const folders = await foldersAt(
		requests.map((request) => request.existingFolder ?? request.destination),
		dropbox,
	);
	const owners = new Map<string, string>();
	return requests.map((request, index) =>
		outcomeFrom(() => {
			const found = folders[index] as Outcome<FolderEntry>;
			if (!found.ok) throw found.refusal;
			const plan =
				request.existingFolder === undefined
					? creation(request, found.value)
					: adoption(request, found.value);
			return onlyOwner(plan, owners);
		}),
	);
}

function creation(request: CreateRequest, destination: FolderEntry): Plan {
	const { name, warnings } = caseFolderName(request);
	const subfolders = subfoldersFrom(request.subfolders);
	return {
		request,
		name,
		warnings: [...warnings, ...subfolders.warnings],
		place: { path: below(writablePath(destination), name), destination },
		subfolders: subfolders.paths,
	};
}

function adoption(request: CreateRequest, folder: FolderEntry): Plan {
	const subfolders = subfoldersFrom(request.subfolders);
	return {
		request,
		name: folder.name,
		warnings: subfolders.warnings,
		place: { folder },
		subfolders: subfolders.paths,
	};
}

/**
 * Folders are created by path only: the service refuses `id:` there. A folder that is not mounted for the acting
 * member but is a namespace of its own can be written below as `ns:…`.
 */
export function writablePath(folder: FolderEntry): string {
	if (folder.path !== undefined) return folder.path;
	if (folder.ownNamespaceId !== undefined) return `ns:${folder.ownNamespaceId}`;
	throw new Refusal(
		'no_access',
		'The folder is not mounted in the Dropbox of the connected account',
		'Add the shared folder to that account in Dropbox, or act as a member who has it.',
	);
}

/** Two case IDs of one run whose folders Dropbox would take for one (they differ in upper and lower case only). */
function onlyOwner(plan: Plan, owners: Map<string, string>): Plan {
	const key = 'folder' in plan.place ? `id ${plan.place.folder.id}` : comparable(plan.place.path);
	const owner = owners.get(key) ?? plan.request.caseId;
	owners.set(key, owner);
	if (owner === plan.request.caseId) return plan;
	throw belongsToAnotherCase();
}

/** Raised whenever a case would end up in the folder of another: that is never done (issue A). */
export const belongsToAnotherCase = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder that this case ID leads to belongs to a case whose ID is written differently',
		'Compare the case IDs, upper and lower case included. If it is the same case, give the folder’s ID under Existing Folder ID.',
	);
