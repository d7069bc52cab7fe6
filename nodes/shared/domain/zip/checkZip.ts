import { ZipChecklist, type ExpectedDocument } from './ZipChecklist';
import { ByteReader, NotAZip } from './ByteReader';
import { mismatches } from './mismatches';
import type { Layout } from './names';
import { readArchive } from './readArchive';

/** What an archive is to hold. */
export interface ExpectedContents {
	documents: readonly ExpectedDocument[];
	/** Relative paths of the folders; those that a document lies in need not be among them. */
	folders: readonly string[];
	/** How the archive writes paths: `asTheyAre` or `inOneFolder`. */
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
	const intake = new ByteReader();
	const reading = readArchive(intake, contents, layout);
	const goOn = (): void => {
		try {
			reading.next();
		} catch (thrown) {
			throw thrown instanceof NotAZip ? mismatches.damaged(contents) : thrown;
		}
	};
	let held: Uint8Array | undefined;
	for await (const piece of content) {
		intake.add(piece);
		goOn();
		if (held !== undefined) yield held;
		held = piece;
	}
	intake.end();
	goOn();
	if (held !== undefined) yield held;
}
