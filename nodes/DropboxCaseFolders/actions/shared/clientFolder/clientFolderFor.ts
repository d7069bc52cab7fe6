import { stableAddress, type Entry, type FolderEntry } from '../../../../shared/domain/entry';
import { caseFolderName, namesSameCase } from '../../../../shared/domain/naming/caseFolderName';
import type { TemplatePart } from '../../../../shared/domain/naming/parseTemplate';
import { joinPath, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { ClientFolder, ClientFolderRequest } from './ClientFolder';

const BY_NUMBER: readonly TemplatePart[] = [{ kind: 'case ID' }];

/**
 * Where the client's folder of a case is: `ClientUploads/{matterNumber}` beside the case folder, as the guide has it.
 * Numbers that no name may hold get a reference, as in the names of case folders: two matters never share one.
 * @throws Refusal `no_access` where the case folder has no path, `invalid_input` where it is the top of a Dropbox
 */
export function clientFolderFor(
	{ matterNumber, outerFolder }: ClientFolderRequest,
	caseFolder: FolderEntry,
): ClientFolder {
	if (caseFolder.path === undefined) {
		throw new Refusal(
			'no_access',
			'The case folder is not mounted in the Dropbox of the connected account',
			'Add the shared folder to that account in Dropbox, or act as a member who has it.',
		).withAddress(stableAddress(caseFolder));
	}
	if (caseFolder.path === '') {
		throw new Refusal(
			'invalid_input',
			'Nothing can lie next to the top of a Dropbox',
			'Under Case Folder, choose the case’s own folder.',
		);
	}
	const { name, warnings } = caseFolderName({ caseId: matterNumber, template: BY_NUMBER, fields: {} });
	const path = joinPath(joinPath(parentPath(caseFolder.path), outerFolder), name);
	return { caseFolder, path, name, warnings };
}

/**
 * Makes sure that what stands there is this matter's.
 * @throws Refusal `name_taken` for a file, `belongs_to_another_case` for a folder whose name differs in case only
 */
export function requireOwnFolder(standing: Entry, wanted: ClientFolder): FolderEntry {
	if (standing.kind !== 'folder') {
		throw new Refusal(
			'name_taken',
			'A file has the name of the client’s folder',
			'Move that file away, or give Client Uploads Folder another name.',
		);
	}
	if (namesSameCase(standing.name, wanted.name, BY_NUMBER)) return standing;
	throw belongsToAnotherMatter();
}

/** Two matters never share a folder: what one client sends or is given is not for the other. */
export const belongsToAnotherMatter = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The client’s folder of this matter number belongs to another matter',
		'Compare the two matter numbers: they differ in upper and lower case only.',
	);
