import { contentsOf, type FolderContents } from '../../../../../shared/domain/closing/FolderContents';
import { assertZippable, canDropboxZip } from '../../../../../shared/domain/closing/closedZip';
import type { FolderEntry } from '../../../../../shared/domain/entry';
import { outcomeOf } from '../../../../../shared/core/outcome';
import { joinPath } from '../../../../../shared/domain/paths';
import type { RefusalReason } from '../../../../../shared/core/Refusal';
import { checkZip } from '../../../../../shared/domain/zip/checkZip';
import { pathsInTopFolder } from '../../../../../shared/domain/zip/ZipChecklist';
import { createZip } from '../../../../../shared/domain/zip/createZip';
import type { DropboxPort, Listings } from '../../../../../shared/dropbox/port';
import type { DocumentSource } from '../../../../../shared/core/DocumentSource';
import { iterateDownload } from './iterateDownload';
import { gather } from '../../../../../shared/domain/listing/gather';
import { ListedFolder } from '../../../../../shared/domain/listing/ListedFolder';

/** Who makes the ZIP. */
export type ZipMaker = 'Dropbox where it can' | 'this package';

/** Why Dropbox makes no ZIP of a folder that one can be built of all the same. */
const NOT_BY_DROPBOX: readonly RefusalReason[] = [
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
export const createZipSource = (
	folder: FolderEntry,
	contents: FolderContents,
	maker: ZipMaker,
	dropbox: DropboxPort,
): DocumentSource => ({
	size: undefined,
	open: async () => verifyZipStream(await openZip(folder, contents, maker, dropbox), contents),
});

/** The bytes of a ZIP as they come, up to the first thing in it that is not as in the folder. */
export const verifyZipStream = (zip: AsyncIterable<Uint8Array>, { documents, folders }: FolderContents) =>
	checkZip(zip, { documents, folders, layout: pathsInTopFolder });

async function openZip(
	folder: FolderEntry,
	contents: FolderContents,
	maker: ZipMaker,
	dropbox: DropboxPort,
): Promise<AsyncIterable<Uint8Array>> {
	const sizes = contents.documents.map(({ size }) => size);
	if (maker === 'this package' || !canDropboxZip(sizes, contents.folders.length)) {
		return buildZip(folder, contents, dropbox);
	}
	const opened = await outcomeOf(async () => await dropbox.zip(folder.id));
	if (opened.ok) return opened.value.content;
	if (NOT_BY_DROPBOX.includes(opened.refusal.reason)) return buildZip(folder, contents, dropbox);
	throw opened.refusal;
}

/** All in one folder of the case folder's name, as Dropbox does it. */
function buildZip(
	{ name }: FolderEntry,
	{ documents, folders }: FolderContents,
	dropbox: DropboxPort,
): AsyncIterable<Uint8Array> {
	const zipped = documents.map(({ file, relativePath, size }) => ({
		relativePath: joinPath(name, relativePath),
		size,
		modified: file.clientModified,
		open: async () => await Promise.resolve(iterateDownload(file.id, file.rev, dropbox)),
	}));
	return createZip(
		zipped,
		folders.map((folder) => joinPath(name, folder)),
	);
}

const EVERYTHING = { depth: Infinity, limit: Infinity, filter: {} };

/**
 * All that is in a case folder, as it is now.
 * @throws Refusal `too_large`, `not_a_file` where it cannot be zipped
 */
export async function listContents(folder: FolderEntry, dropbox: Listings): Promise<FolderContents> {
	const pages = dropbox.list(folder.id, 'all levels');
	const { hits } = await gather(pages, new ListedFolder(folder), EVERYTHING);
	const contents = contentsOf(hits);
	assertZippable(contents.tally.entryCount, contents.tally.bytes);
	return contents;
}
