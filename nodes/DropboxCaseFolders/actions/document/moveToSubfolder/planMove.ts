import { Refusal } from '../../../../shared/core/Refusal';
import { stableAddress, type Entry, type FileEntry, type FolderEntry } from '../../../../shared/domain/entry';
import { joinPath, parentPath, pathKey } from '../../../../shared/domain/paths';
import type { DocumentMoveRequest } from './fields';

/** What is to become of one document. */
export interface MovePlan {
	/** `elsewhere`: it is not where it would have to be, so that it stays. */
	status: 'moved' | 'alreadyThere' | 'elsewhere';
	file: FileEntry;
	/** Where people see it. */
	path: string;
	/** Leads to the subfolder by the ID of the case folder, so that it is found if somebody moves that meanwhile. */
	to: string;
}

/**
 * Where a document goes, if it may.
 * @throws Refusal `not_a_file`, `no_access`; `belongs_to_another_case` where it does not lie in the case folder
 */
export function planMove(request: DocumentMoveRequest, document: Entry, caseFolder: FolderEntry): MovePlan {
	const file = requireFile(document, request.document);
	const { path } = file;
	if (path === undefined || caseFolder.path === undefined) throw notShown().withAddress(request.document);
	const folderAt = (subfolder: string) => pathKey(below(caseFolder.path ?? '', subfolder));
	const now = pathKey(parentPath(path));
	const plan = { file, path, to: below(stableAddress(caseFolder), request.subfolder) };
	if (now === folderAt(request.subfolder)) return { ...plan, status: 'alreadyThere' };
	if (request.onlyFrom !== undefined && now !== folderAt(request.onlyFrom))
		return { ...plan, status: 'elsewhere' };
	if (!`${now}/`.startsWith(`${folderAt('')}/`)) throw outside();
	return { ...plan, status: 'moved' };
}

/** A subfolder, or the folder itself. */
const below = (folder: string, subfolder: string): string =>
	subfolder === '' ? folder : joinPath(folder, subfolder);

function requireFile(entry: Entry, address: string): FileEntry {
	if (entry.kind === 'file') return entry;
	const refusal = new Refusal(
		'not_a_file',
		'This is a folder, not a document',
		'Enter the ID or path of a document.',
	);
	throw refusal.withAddress(address);
}

const notShown = (): Refusal =>
	new Refusal(
		'no_access',
		'The document is in a shared folder that has not been added to the connected account’s Dropbox',
		'Add the shared folder to that Dropbox, or connect an account that has it.',
	);

const outside = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The document is not in the case folder',
		'Compare the fields Document and Case Folder.',
	);
