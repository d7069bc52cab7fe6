import {
	decodeName,
	isOutsidePath,
	mismatches,
	ZipChecklist,
	type ExpectedDocument,
	type Layout,
} from './ZipChecklist';
import { ByteReader, NotAZip, type ReadTask } from './ByteReader';
import { ContentHasher } from '../contentHash';
import { readLocalHeader, SIGNATURE, type EntryHeader } from './headers';
import { readContent } from './readContent';
import { readDirectory, type ReadEntry } from './readDirectory';

/** What an archive is to hold. */
interface ExpectedContents {
	documents: readonly ExpectedDocument[];
	/** Relative paths of the folders; those that a document lies in need not be among them. */
	folders: readonly string[];
	/** How the archive writes paths: `unchangedPaths` or `pathsInTopFolder`. */
	layout: Layout;
}

/**
 * Passes an archive on as it comes, and reads it on the way: each entry's name, content hash and checksum, and the
 * directory at its end. The last piece is held back until all of it is right, so what differs from what was
 * expected never gets to its end, and must not be kept. Folders may be missing; they hold nothing.
 * @throws Refusal `content_mismatch`: something is missing, there beside, there twice, different, or the archive is
 * cut short or not one that can be read
 */
export async function* checkZip(
	content: AsyncIterable<Uint8Array>,
	{ documents, folders, layout }: ExpectedContents,
): AsyncGenerator<Uint8Array> {
	const contents = new ZipChecklist(documents, folders);
	const reader = new ByteReader();
	const reading = readArchive(reader, contents, layout);
	const goOn = (): void => {
		try {
			reading.next();
		} catch (thrown) {
			throw thrown instanceof NotAZip ? mismatches.damaged(contents) : thrown;
		}
	};
	let held: Uint8Array | undefined;
	for await (const piece of content) {
		reader.add(piece);
		goOn();
		if (held !== undefined) yield held;
		held = piece;
	}
	reader.end();
	goOn();
	if (held !== undefined) yield held;
}

/**
 * Reads an archive from its first byte to its last and ticks its entries off. Whatever makes it differ from what it
 * is to hold ends it at once.
 * @throws Refusal `content_mismatch`; NotAZip
 */
function* readArchive(reader: ByteReader, contents: ZipChecklist, layout: Layout): ReadTask<void> {
	const pathOf = layout();
	const entries: ReadEntry[] = [];
	for (;;) {
		const offset = reader.position;
		const signature = (yield* reader.peek(4)).readUInt32LE();
		if (signature !== SIGNATURE.localHeader) break;
		reader.skip(4);
		const header = yield* readLocalHeader(reader);
		const name = decodeName(header);
		// Dropbox's own archives may have an entry for the top.
		if (name !== '/' && isOutsidePath(name)) throw mismatches.outside(contents);
		entries.push({ ...(yield* readEntry(reader, header, pathOf(name), contents)), offset });
	}
	yield* readDirectory(reader, entries);
	if (contents.countFound < contents.count) throw mismatches.missing(contents);
}

/** @param path from the folder that was zipped; undefined where the entry does not lie in it */
function* readEntry(
	reader: ByteReader,
	header: EntryHeader,
	path: string | undefined,
	contents: ZipChecklist,
): ReadTask<EntryHeader> {
	if (path === undefined) throw mismatches.extra(contents);
	if (path === '' || path.endsWith('/')) {
		if (!contents.hasFolder(path.slice(0, -1))) throw mismatches.extra(contents);
		// A folder has no bytes: what is in them is no document that was expected.
		return yield* readContent(reader, header, 0, () => {
			throw mismatches.extra(contents);
		});
	}
	const document = contents.find(path);
	if (document === undefined) throw mismatches.extra(contents);
	const hasher = new ContentHasher();
	let size = 0;
	const read = yield* readContent(reader, header, document.size, (bytes) => {
		size += bytes.length;
		if (size > document.size) throw mismatches.other(contents);
		hasher.update(bytes);
	});
	const ticked = contents.tick(document, size, hasher.digest());
	if (ticked !== 'found') throw mismatches[ticked](contents);
	return read;
}
