import { namesSameCase, caseFolderName } from '../../../../shared/domain/naming/caseFolderName';
import type { SafeName } from '../../../../shared/domain/naming/safeName';
import { Refusal } from '../../../../shared/core/Refusal';
import type { TemplatePart } from '../../../../shared/domain/naming/parseTemplate';
import { type FolderEntry, stableAddress, type Entry } from '../../../../shared/domain/entry';
import { mapOk, done, outcomeOfSync, refused, type Outcome } from '../../../../shared/core/outcome';
import { pathKey, joinPath, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../locate/locateMany';
import { requireOneCase } from '../caseFolders/requireOneCase';
import { caseFolderRefusal } from '../caseFolders/caseFolderRefusal';

/** The folder that exchanges documents with the client of one case. */
export interface ClientFolderRequest {
	/** Address of the case folder. */
	caseFolder: string;
	/** As the case system writes it. */
	matterNumber: string;
	/** Relative path of the folder around it, next to the case folder; safe, not empty. */
	outerFolder: string;
}

/** Where it is. */
export interface ClientFolder {
	caseFolder: FolderEntry;
	path: string;
	/** Of the folder itself, without those around it. */
	name: string;
	/** What had to be changed in its name. */
	warnings: string[];
}

/**
 * Where the client's folders of all items are; each case folder is looked up once, and has to be that of the matter that
 * is named, as far as it says whose it is.
 */
export async function locateClientFolders(
	requests: readonly ClientFolderRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClientFolder>>> {
	const found = await findFolders(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const given = found.map((outcome, index) =>
		outcome.ok ? done({ folder: outcome.value, named: requests[index]?.matterNumber }) : outcome,
	);
	const caseFolders = await mapOk(given, async (all) => await requireOneCase(all, (each) => each, dropbox));
	const owners = new Map<string, string>();
	return requests.map((request, index) => {
		const known = caseFolders[index] as Outcome<{ folder: FolderEntry }>;
		return known.ok
			? outcomeOfSync(() => claim(clientFolderFor(request, known.value.folder), request, owners))
			: refused(caseFolderRefusal(known.refusal));
	});
}

/** @throws Refusal `belongs_to_another_case` where an earlier item of the run wants the place for another matter */
function claim(
	place: ClientFolder,
	{ matterNumber }: ClientFolderRequest,
	owners: Map<string, string>,
): ClientFolder {
	const key = pathKey(place.path);
	const number = matterNumber.normalize('NFC');
	const owner = owners.get(key) ?? number;
	owners.set(key, owner);
	if (owner !== number) throw belongsToAnotherMatter();
	return place;
}

const BY_NUMBER: readonly TemplatePart[] = [{ kind: 'case ID' }];

/** @throws Refusal `name_not_allowed` */
export const clientFolderName = (matterNumber: string): SafeName =>
	caseFolderName({ caseId: matterNumber, template: BY_NUMBER, fields: {} });

/**
 * Where the client's folder of a case is: `ClientUploads/{matterNumber}` beside the case folder, as the guide has it.
 * Numbers that no name may hold get a reference, as in the names of case folders: two matters never share one.
 * @throws Refusal `no_access` where the case folder has no path, `invalid_input` where it is the top of a Dropbox
 */
function clientFolderFor(
	{ matterNumber, outerFolder }: ClientFolderRequest,
	caseFolder: FolderEntry,
): ClientFolder {
	if (caseFolder.path === undefined) {
		throw new Refusal(
			'no_access',
			'The case folder has not been added to the connected account’s Dropbox',
			'Add the shared folder to that account in Dropbox, or act as a member who has it.',
		).withAddress(stableAddress(caseFolder));
	}
	if (caseFolder.path === '') {
		throw new Refusal(
			'invalid_input',
			'The top of a Dropbox cannot have a client uploads folder next to it',
			'Under Case Folder, choose the case’s own folder.',
		);
	}
	const { name, warnings } = clientFolderName(matterNumber);
	const path = joinPath(joinPath(parentPath(caseFolder.path), outerFolder), name);
	return { caseFolder, path, name, warnings };
}

/**
 * Makes sure that what stands there is this matter's.
 * @throws Refusal `name_taken` for a file, `belongs_to_another_case` for a folder whose name differs in case only
 */
export function requireOwnFolder(existing: Entry, wanted: ClientFolder): FolderEntry {
	if (existing.kind !== 'folder') {
		throw new Refusal(
			'name_taken',
			'There is a file with the name of the client’s folder',
			'Move that file, or enter another name under Options → Client Uploads Folder.',
		);
	}
	if (namesSameCase(existing.name, wanted.name, BY_NUMBER)) return existing;
	throw belongsToAnotherMatter();
}

/** Two matters never share a folder: what one client sends or is given is not for the other. */
const belongsToAnotherMatter = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The client’s folder with this matter number belongs to another matter',
		'Compare the two matter numbers. They differ only in upper and lower case.',
	);
