import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import { isAbsent } from '../../../../shared/core/Refusal';
import { nameGroupKey } from '../../../../shared/domain/documents/NameGroup';
import type { Entry, FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { splitExtension } from '../../../../shared/domain/naming/safeName';
import { isWithin, joinPath, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { locateMany } from '../../shared/locate/locateMany';
import type { GivenDocument, UploadRequest } from './UploadRequest';

const GONE = 'The file with the Existing File ID no longer exists, so the document was filed as a new one';
const ELSEWHERE =
	'The file with the Existing File ID is outside the case folder or in its archive folder, so the document was filed as a new one';
const OTHER_TYPE =
	'The document has another file type than the file with the Existing File ID, so it was filed as a new one';

/** Looks up the files that documents were filed as before. An item whose file cannot be looked up is refused. */
export async function findExistingFiles(
	requests: readonly UploadRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<UploadRequest>>> {
	const found = await locateMany(
		requests.flatMap(({ existingFileId }) => existingFileId ?? []),
		dropbox,
	);
	return requests.map((request) => {
		if (request.existingFileId === undefined) return done(request);
		const outcome = found.get(request.existingFileId) as Outcome<Entry>;
		if (!outcome.ok)
			return isAbsent(outcome.refusal)
				? done({ ...request, existingFile: 'gone' as const })
				: refused(outcome.refusal);
		return done({
			...request,
			existingFile: outcome.value.kind === 'file' ? outcome.value : ('gone' as const),
		});
	});
}

/**
 * The same item, its document under the name and in the subfolder that the file it was filed as before has now. Where
 * that file is gone, or is none that may be replaced, nothing else is: the document goes beside whatever has its name.
 */
export function followExistingFile(request: UploadRequest, caseFolder: FolderEntry): UploadRequest {
	const { existingFile, rule, warnings, documents } = request;
	if (existingFile === undefined) return request;
	const asNew = (warning: string): UploadRequest => ({
		...request,
		rule: rule === 'archive' || rule === 'replace' ? 'keepBoth' : rule,
		warnings: [...warnings, warning],
	});
	if (existingFile === 'gone') return asNew(GONE);
	const subfolder = subfolderOf(existingFile, caseFolder, request);
	if (subfolder === undefined) return asNew(ELSEWHERE);
	if (documents.some(({ name }) => isOtherType(name, existingFile.name))) return asNew(OTHER_TYPE);
	return {
		...request,
		subfolder,
		documents: documents.map((each) => ({
			...each,
			...{ name: nameBeside(existingFile, each, rule), formerName: each.name },
		})),
	};
}

/** What goes beside its file is numbered by its own name: `Letter (2)` after `Letter (1)`, not `Letter (1) (1)`. */
const nameBeside = (file: FileEntry, { name }: GivenDocument, rule: UploadRequest['rule']): string =>
	rule === 'keepBoth' && nameGroupKey(file.name) === nameGroupKey(name) ? name : file.name;

/**
 * The same privileged item, its document under the name that the file it was filed as before has now: copies that others
 * can open are known by that name, too, where that file is.
 */
export function nameAsExisting(request: UploadRequest, caseFolder: FolderEntry): UploadRequest {
	const { documents, formerSubfolders = [] } = followExistingFile(request, caseFolder);
	const { existingFile } = request;
	const place = typeof existingFile === 'object' ? subfolderOf(existingFile, caseFolder, request) : undefined;
	return {
		...request,
		documents,
		formerSubfolders: [...formerSubfolders, ...(place === undefined ? [] : [place])],
	};
}

/**
 * Relative path of the folder that it is in; undefined where that is not in the case folder, or in the archive, where
 * people see no difference between a former version and a document.
 */
function subfolderOf(
	{ path }: FileEntry,
	{ path: top }: FolderEntry,
	{ archiveFolder }: Pick<UploadRequest, 'archiveFolder'>,
): string | undefined {
	if (path === undefined || top === undefined) return undefined;
	const folder = parentPath(path);
	if (!isWithin(folder, top)) return undefined;
	if (archiveFolder !== '' && isWithin(folder, joinPath(top, archiveFolder))) return undefined;
	return folder.slice(top.length).replace(/^\//, '');
}

/** A file that people renamed to a name without an extension may be of any type. */
function isOtherType(name: string, existing: string): boolean {
	const [type, former] = [name, existing].map((each) => splitExtension(each).extension.toLowerCase());
	return former !== '' && former !== type;
}
