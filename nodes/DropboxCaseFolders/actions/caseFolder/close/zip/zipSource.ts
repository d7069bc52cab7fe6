import type { FolderContents } from '../../../../../shared/domain/closing/FolderContents';
import { zipsByDropbox } from '../../../../../shared/domain/closing/zipLimits';
import type { FolderEntry } from '../../../../../shared/domain/entry';
import { outcomeOf } from '../../../../../shared/domain/outcome';
import { below } from '../../../../../shared/domain/paths';
import type { RefusalKind } from '../../../../../shared/domain/Refusal';
import { checkedZip } from '../../../../../shared/domain/zip/checkedZip';
import { inOneFolder } from '../../../../../shared/domain/zip/names';
import { zipOf } from '../../../../../shared/domain/zip/zipOf';
import type { DocumentSource, DropboxPort } from '../../../../../shared/ports';
import { downloaded } from './downloaded';

/** Who makes the ZIP. */
export type Maker = 'Dropbox where it can' | 'this package';

/** Why Dropbox makes no ZIP of a folder that one can be built of all the same. */
const NOT_BY_DROPBOX: readonly RefusalKind[] = [
	'too_large',
	'unavailable',
	'no_access',
	'missing_scope',
	'unexpected',
];

/**
 * The ZIP of a case folder as a document to upload: held against what is known to be in the folder while it is read,
 * so that one that differs never gets to its end.
 */
export const zipSource = (
	folder: FolderEntry,
	contents: FolderContents,
	maker: Maker,
	dropbox: DropboxPort,
): DocumentSource => ({
	size: undefined,
	open: async () => checked(await zip(folder, contents, maker, dropbox), contents),
});

/** The bytes of a ZIP as they come, up to the first thing in it that is not as in the folder. */
export const checked = (zip: AsyncIterable<Uint8Array>, { documents, folders }: FolderContents) =>
	checkedZip(zip, { documents, folders, layout: inOneFolder });

async function zip(
	folder: FolderEntry,
	contents: FolderContents,
	maker: Maker,
	dropbox: DropboxPort,
): Promise<AsyncIterable<Uint8Array>> {
	const sizes = contents.documents.map(({ size }) => size);
	if (maker === 'this package' || !zipsByDropbox(sizes, contents.folders.length)) {
		return built(folder, contents, dropbox);
	}
	const opened = await outcomeOf(async () => await dropbox.zip(folder.id));
	if (opened.ok) return opened.value.content;
	if (NOT_BY_DROPBOX.includes(opened.refusal.kind)) return built(folder, contents, dropbox);
	throw opened.refusal;
}

/** All in one folder of the case folder's name, as Dropbox does it. */
function built(
	{ name }: FolderEntry,
	{ documents, folders }: FolderContents,
	dropbox: DropboxPort,
): AsyncIterable<Uint8Array> {
	const zipped = documents.map(({ file, relativePath, size }) => ({
		relativePath: below(name, relativePath),
		size,
		modified: file.clientModified,
		open: async () => await Promise.resolve(downloaded(file.id, file.rev, dropbox)),
	}));
	return zipOf(
		zipped,
		folders.map((folder) => below(name, folder)),
	);
}
