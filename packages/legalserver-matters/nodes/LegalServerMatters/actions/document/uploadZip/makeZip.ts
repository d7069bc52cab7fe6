import type { BufferPool } from '../../../../../../../nodes/shared/core/BufferPool';
import { createZip } from '../../../../../../../nodes/shared/domain/zip/createZip';
import type { SentFile } from '../../../../../../../nodes/shared/legalserver/port';
import { requireNotTooLarge, readInto, type MeasuredFile } from '../upload/measureFile';

/** The one name by which LegalServer unpacks a file. */
export const ZIP_NAME = 'files.zip';

/** Bytes that the records of an entry and of the archive take at most, beside the entry's name, which is in there twice. */
const PER_FILE = 128;
const AT_THE_END = 128;

/** More than the ZIP of these files has. */
const boundOf = (files: readonly MeasuredFile[]): number =>
	files.reduce((sum, { name, size }) => sum + size + PER_FILE + 2 * Buffer.byteLength(name), AT_THE_END);

/**
 * What is sent, in memory for as long as `send` takes. The same files make the same ZIP, byte by byte.
 * @param asZip whether the files go in a ZIP; else there is one, which goes by itself
 * @throws Refusal `too_large`, before anything is read; `source_incomplete`
 */
export async function withSentFile<T>(
	files: readonly MeasuredFile[],
	asZip: boolean,
	pool: BufferPool,
	send: (file: SentFile) => Promise<T>,
): Promise<T> {
	const [first] = files;
	const length = asZip || first === undefined ? boundOf(files) : first.size;
	requireNotTooLarge(length);
	return await pool.withBuffer(length, async (buffer) => {
		if (!asZip && first !== undefined) {
			const { name, contentType } = first;
			return await send({ name, contentType, pieces: [await readInto(buffer, first)] });
		}
		const pieces = [await zipInto(buffer, files)];
		return await send({ name: ZIP_NAME, contentType: 'application/zip', pieces });
	});
}

/** The earliest moment that a ZIP can say: LegalServer dates documents by itself. */
const UNDATED = '1980-01-01T00:00:00Z';

async function zipInto(buffer: Buffer, files: readonly MeasuredFile[]): Promise<Buffer> {
	const documents = files.map(({ name, size, source }) => ({
		...{ relativePath: name, size, modified: UNDATED },
		open: async () => await source.open(),
	}));
	let at = 0;
	for await (const piece of createZip(documents)) {
		buffer.set(piece, at);
		at += piece.length;
	}
	return buffer.subarray(0, at);
}
