import { groupBy, inParallel, outcomeOf, type Outcome } from '../../../../../shared/core/outcome';
import { Refusal } from '../../../../../shared/core/Refusal';
import { stableAddress, type FileEntry } from '../../../../../shared/domain/entry';
import { parentPath, pathKey } from '../../../../../shared/domain/paths';
import { CaseFiles } from '../../../../../shared/domain/privilege/CaseFiles';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { readFolderContents } from '../../../shared/caseFolders/readFolderContents';
import { readContent } from '../../../shared/content/readContent';
import { isDryRunId } from '../../../shared/dryRun/DryRunState';
import { findRestrictedFolder } from '../../../shared/restriction/findRestrictedFolder';
import { nothingUploaded } from './restrictOpenCopies';
import type { UploadRequest } from '../UploadRequest';

/** Restricted folders that are looked for at once. */
const AT_ONCE = 4;

/**
 * Of items that are not privileged, those with a document that is in the restricted folder already: somebody took its
 * category away, or gave it a wrong one, and whoever is to open it is for people to decide. So is what lies in the
 * restricted folder of another case, to which it belonged before. A restricted folder that cannot be read may hold it.
 * Each costs two lookups, and a listing where there is one.
 */
export async function findRestrictedBefore(
	requests: readonly UploadRequest[],
	dropbox: DropboxPort,
): Promise<Map<UploadRequest, Refusal>> {
	const refusals = new Map<UploadRequest, Refusal>();
	const asked = requests.filter(
		({ restriction, restrictedPlace }) => restriction === undefined && restrictedPlace !== undefined,
	);
	const groups = groupBy(asked, ({ restrictedPlace }) => JSON.stringify(restrictedPlace));
	await inParallel(
		[...groups.values()],
		async (group) => {
			const files = await outcomeOf(async () => await filesApart(group[0] as UploadRequest, dropbox));
			for (const request of group) {
				const verdict = await outcomeOf(async () => await requireNotAmong(files, request));
				if (!verdict.ok) refusals.set(request, nothingUploaded(verdict.refusal));
			}
		},
		AT_ONCE,
	);
	return refusals;
}

/** What is in the restricted folder; nothing where there is no such folder. */
interface FilesApart {
	/** Bytes by content hash, or by the file's ID. */
	sizes: Map<string, number>;
	ids: Set<string>;
}

const NONE: FilesApart = { sizes: new Map(), ids: new Set() };

async function filesApart({ restrictedPlace }: UploadRequest, dropbox: DropboxPort): Promise<FilesApart> {
	if (restrictedPlace === undefined) return NONE;
	const { folder } = await findRestrictedFolder(restrictedPlace, dropbox);
	if (folder === undefined || isDryRunId(folder.id)) return NONE;
	const read = await readFolderContents([folder], () => new CaseFiles(), dropbox);
	const contents = read.get(stableAddress(folder)) as Outcome<CaseFiles>;
	if (!contents.ok) throw contents.refusal;
	const { files } = contents.value;
	return {
		sizes: new Map(files.map(({ file }) => [file.contentHash ?? file.id, file.size])),
		ids: new Set(files.map(({ file }) => file.id)),
	};
}

async function requireNotAmong(files: Outcome<FilesApart>, request: UploadRequest): Promise<void> {
	if (!files.ok) throw files.refusal;
	const { existingFile, documents } = request;
	if (typeof existingFile === 'object') {
		if (files.value.ids.has(existingFile.id) || isApartElsewhere(existingFile, request.restrictedPlace))
			throw restrictedBefore();
	}
	const sizes = new Set(files.value.sizes.values());
	for (const { source } of documents) {
		// Only what is as long as one of them has to be read.
		if (source.size !== undefined && (source.size === 0 || !sizes.has(source.size))) continue;
		if (sizes.size === 0) continue;
		const { size, contentHash } = await readContent(source);
		if (size > 0 && files.value.sizes.has(contentHash)) throw restrictedBefore();
	}
}

/** Restricted folders of all cases are called alike, or lie side by side. */
export function isApartElsewhere({ path = '' }: FileEntry, place: UploadRequest['restrictedPlace']): boolean {
	if (place === undefined) return false;
	if (place.of === 'case folder') return pathKey(path).includes(`/${pathKey(place.path)}/`);
	const around = parentPath(place.address);
	return around.startsWith('/') && pathKey(path).startsWith(`${pathKey(around)}/`);
}

const restrictedBefore = (): Refusal =>
	new Refusal(
		'restricted_before',
		'The document is in the restricted folder, but its category is not privileged',
		'If everyone may open it now, move it out of the restricted folder in Dropbox, then run it again. Otherwise give it a privileged category.',
	);
