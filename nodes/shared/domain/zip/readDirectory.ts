import { IN_ZIP64, readCentralRecord, readLong, SIGNATURE, type EntryHeader } from './headers';
import { NotAZip, type ByteReader, type ReadTask } from './ByteReader';

/** An entry that has been read, and where its local header began. */
export interface ReadEntry extends EntryHeader {
	offset: number;
}

/** Where the directory is, and how many lines it has. */
interface Extent {
	entries: number;
	size: number;
	offset: number;
}

/**
 * Reads the directory and the end of an archive, which is what programs open it by: it must list the entries that
 * were read, each once and as it was read, and nothing may follow it.
 */
export function* readDirectory(reader: ByteReader, entries: readonly ReadEntry[]): ReadTask<void> {
	const unlisted = new Map(entries.map((entry) => [entry.offset, entry]));
	const offset = reader.position;
	while ((yield* reader.peek(4)).readUInt32LE() === SIGNATURE.centralRecord) {
		reader.skip(4);
		const record = yield* readCentralRecord(reader);
		const entry = unlisted.get(record.offset);
		if (entry === undefined || !isSame(entry, record))
			throw new NotAZip('its directory lists something else');
		unlisted.delete(record.offset);
	}
	if (unlisted.size > 0) throw new NotAZip('its directory lacks something');
	yield* readEnd(reader, { entries: entries.length, size: reader.position - offset, offset });
	yield* reader.expectEnd();
}

const isSame = (entry: ReadEntry, record: EntryHeader): boolean =>
	entry.name.equals(record.name) &&
	entry.method === record.method &&
	entry.crc === record.crc &&
	entry.packed === record.packed &&
	entry.size === record.size;

/** The signature of the end as it is written. */
const END = Buffer.from('PK\x05\x06', 'latin1');

/** Bytes of the ZIP64 end, without the 12 before them. */
const ZIP64_END = 44;

function* readEnd(reader: ByteReader, directory: Extent): ReadTask<void> {
	const begin = reader.position;
	let signature = (yield* reader.take(4)).readUInt32LE();
	const hasZip64 = signature === SIGNATURE.zip64End;
	if (hasZip64) {
		const record = yield* reader.take(52);
		if (readLong(record, 0) !== ZIP64_END) throw new NotAZip('its ZIP64 end is of another version');
		requireMatch(directory, {
			entries: readLong(record, 20),
			size: readLong(record, 36),
			offset: readLong(record, 44),
		});
		const locator = yield* reader.take(20);
		const leadsToIt = locator.readUInt32LE() === SIGNATURE.zip64Locator && readLong(locator, 8) === begin;
		if (!leadsToIt) throw new NotAZip('its ZIP64 end cannot be found');
		signature = (yield* reader.take(4)).readUInt32LE();
	}
	if (signature !== SIGNATURE.end) throw new NotAZip('its end is missing');
	const end = yield* reader.take(18);
	const shown = { entries: end.readUInt16LE(6), size: end.readUInt32LE(8), offset: end.readUInt32LE(12) };
	requireMatch(directory, hasZip64 ? completeFromZip64(shown, directory) : shown);
	const comment = yield* reader.take(end.readUInt16LE(16));
	// Programs look for the end from behind, and would take this one for it.
	if (comment.includes(END)) throw new NotAZip('its comment holds another end');
}

/** What the narrow record leaves to the ZIP64 one. */
const completeFromZip64 = (shown: Extent, directory: Extent): Extent => ({
	entries: shown.entries === IN_ZIP64.short ? directory.entries : shown.entries,
	size: shown.size === IN_ZIP64.long ? directory.size : shown.size,
	offset: shown.offset === IN_ZIP64.long ? directory.offset : shown.offset,
});

function requireMatch(directory: Extent, said: Extent): void {
	if (
		said.entries !== directory.entries ||
		said.size !== directory.size ||
		said.offset !== directory.offset
	) {
		throw new NotAZip('its end says something else of its directory');
	}
}
