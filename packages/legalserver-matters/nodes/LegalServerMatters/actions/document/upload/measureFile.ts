import type { DocumentSource } from '../../../../../../../nodes/shared/core/DocumentSource';
import { readWholeSource } from '../../../../../../../nodes/shared/core/readWholeSource';
import { Refusal } from '../../../../../../../nodes/shared/core/Refusal';
import { ContentHasher } from '../../../../../../../nodes/shared/domain/contentHash';

/** One file of an item, as it is to be called. */
export interface GivenFile {
	/** With its extension. */
	name: string;
	contentType: string;
	source: DocumentSource;
	/** Sentences about its name. */
	warnings: string[];
}

/** A file that was read to its end once. */
export interface MeasuredFile extends GivenFile {
	size: number;
	contentHash: string;
}

const MIB = 1024 * 1024;

/**
 * Bytes of one call at most. A form is sent out of memory, since n8n can begin anew only with what it still has; and
 * 100 MB is the one size that LegalServer names, for the documents of an intake.
 */
export const LARGEST = 100 * MIB;

/** What the files of a run that are under way may hold in memory together, however many there are. */
export const IN_FLIGHT = 128 * MIB;

/** @throws Refusal `too_large`, before anything is read where its size is known; `source_incomplete`, `invalid_input` */
export async function measureFile(file: GivenFile): Promise<MeasuredFile> {
	const hasher = new ContentHasher();
	let size = 0;
	requireNotTooLarge(file.source.size ?? 0);
	for await (const piece of readWholeSource(await file.source.open(), file.source.size)) {
		size += piece.length;
		requireNotTooLarge(size);
		hasher.update(piece);
	}
	if (size === 0) throw emptyRefusal();
	return { ...file, size, contentHash: hasher.digest() };
}

/** @throws Refusal `source_incomplete` where it is no longer as long as it was */
export async function readInto(buffer: Buffer, { source, size }: MeasuredFile): Promise<Buffer> {
	let at = 0;
	for await (const piece of readWholeSource(await source.open(), size)) {
		buffer.set(piece, at);
		at += piece.length;
	}
	return buffer.subarray(0, size);
}

/** @param bytes of what one call is to send */
export function requireNotTooLarge(bytes: number): void {
	if (bytes > LARGEST) throw tooLargeRefusal();
}

const tooLargeRefusal = (): Refusal =>
	new Refusal(
		'too_large',
		`The upload is larger than ${LARGEST / MIB} MiB, the most that this node sends to LegalServer at once`,
		'Nothing was sent. Split the file, or upload it in LegalServer yourself. For a ZIP, send fewer files per item: their sizes are added up.',
	);

const emptyRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The file is empty',
		'Nothing was uploaded. Check the node that produces the file.',
	);
