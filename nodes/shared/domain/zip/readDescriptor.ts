import { SIGNATURE } from './format';
import { readLong, type EntryHeader } from './headers';
import { NotAZip, type ByteReader, type ReadTask } from './ByteReader';

/** Four bytes of signature, four of checksum, twice eight of size. */
const LONGEST = 24;

/**
 * Reads what stands behind an entry's bytes: checksum and sizes, which may have a signature before them, and may be
 * written in four or eight bytes without a word about it. It is known by what it has to say. An archive does not
 * end within so many bytes after it.
 */
export function* readDescriptor(intake: ByteReader, read: EntryHeader): ReadTask<void> {
	const bytes = yield* intake.peek(LONGEST);
	const start = bytes.readUInt32LE() === SIGNATURE.dataDescriptor ? 4 : 0;
	const isSaid = (packed: number, size: number) =>
		bytes.readUInt32LE(start) === read.crc && packed === read.packed && size === read.size;
	// The wide form first: of an empty file it begins like the narrow one.
	if (start + 20 <= LONGEST && isSaid(readLong(bytes, start + 4), readLong(bytes, start + 12))) {
		intake.skip(start + 20);
	} else if (isSaid(bytes.readUInt32LE(start + 4), bytes.readUInt32LE(start + 8))) {
		intake.skip(start + 12);
	} else {
		throw new NotAZip('what stands behind the bytes does not fit them');
	}
}
