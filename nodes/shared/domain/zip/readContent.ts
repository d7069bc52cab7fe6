import { NotAZip, readDeflated, readStored, type ByteReader, type ReadTask, type Sink } from './ByteReader';
import { crc32 } from './crc32';
import { FLAG, isDescriptor, METHOD, readDescriptor, SIGNATURE, type EntryHeader } from './headers';

/**
 * Reads an entry's bytes, and what stands behind them.
 * @param expectedSize where stored bytes end if the archive says so only behind them; undefined where that is to be
 * looked for
 * @returns the header with what the bytes turned out to be, which is what the archive says of them
 */
export function* readContent(
	reader: ByteReader,
	header: EntryHeader,
	expectedSize: number | undefined,
	sink: Sink,
): ReadTask<EntryHeader> {
	const begin = reader.position;
	const saidBehind = (header.flags & FLAG.descriptor) !== 0;
	let size = 0;
	let crc = 0;
	const counted: Sink = (bytes) => {
		size += bytes.length;
		crc = crc32(bytes, crc);
		sink(bytes);
	};
	if ((header.flags & FLAG.encrypted) !== 0) throw new NotAZip('it is encrypted');
	if (header.method === METHOD.deflated) yield* readDeflated(reader, counted);
	else if (header.method !== METHOD.stored) throw new NotAZip('its compression is not known here');
	else if (!saidBehind || header.packed > 0) yield* readStored(reader, header.packed, counted);
	else if (expectedSize !== undefined) yield* readStored(reader, expectedSize, counted);
	else yield* readToDescriptor(reader, counted, () => ({ ...header, crc, size, packed: size }));
	const read = { ...header, crc, size, packed: reader.position - begin };
	if (saidBehind) yield* readDescriptor(reader, read);
	else if (!matches(header, read)) throw new NotAZip('a header does not fit its bytes');
	return read;
}

const matches = (header: EntryHeader, read: EntryHeader): boolean =>
	header.crc === read.crc && header.size === read.size && header.packed === read.packed;

/**
 * Reads stored bytes to where the record begins that says what has been read: others that are like it, such as those of an
 * archive within, say something else.
 */
function* readToDescriptor(reader: ByteReader, sink: Sink, read: () => EntryHeader): ReadTask<void> {
	while (!(yield* isDescriptor(reader, read()))) {
		const piece = yield* reader.peekSome();
		const next = piece.indexOf(FIRST_OF_SIGNATURE, 1);
		yield* readStored(reader, next < 0 ? piece.length : next, sink);
	}
}

const FIRST_OF_SIGNATURE = SIGNATURE.dataDescriptor & 0xff;
