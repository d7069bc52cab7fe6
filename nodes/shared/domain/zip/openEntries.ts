import { ContentError } from '../../core/DocumentStore';
import { ByteReader, NotAZip, type ReadTask } from './ByteReader';
import { FLAG, readLocalHeader, SIGNATURE, type EntryHeader } from './headers';
import { readContent } from './readContent';
import { decodeName, isOutsidePath } from './ZipChecklist';

/** Raised where an entry has another size than its document: it is left out, and reading goes on behind it. */
export class OtherSize extends ContentError {
	override readonly name = 'OtherSize';
}

/** A file in an archive that is read from front to back. Once the next one is asked for, it is over. */
export interface ZipEntry {
	/** As it is written: `Correspondence/Letter.pdf`. */
	path: string;
	/** Bytes, as far as the archive says so before them. */
	size: number | undefined;
	/**
	 * Its bytes, to be read once and to the end: only then are they known to be right.
	 * @param size how many there must be; no more than these are ever handed on
	 * @throws OtherSize; NotAZip where they are damaged, or end early
	 */
	content(size: number): AsyncIterable<Uint8Array>;
}

/**
 * Bytes that are read at once. Deflate makes at most about a thousand times as many of them, so that no archive, however
 * made, takes more than 16 MiB of memory before somebody looks at what came out.
 */
const PIECE = 16 * 1024;

/** Bytes of entries that nobody wants, and that are read over at most. */
const MOST_SKIPPED = 16 * 1024 ** 3;

/**
 * The files of an archive one by one, as it comes; it is read no faster than they are. Its directory is not read: who
 * knows what is to be in it looks whether all of it came.
 * @throws NotAZip where it is none, or is cut short; what `source` throws
 */
export async function* openEntries(
	source: AsyncIterable<Uint8Array>,
): AsyncGenerator<ZipEntry, void, undefined> {
	const reader = new ByteReader();
	const pieces = slicesOf(source);
	const feed = async (): Promise<void> => {
		const { done, value } = await pieces.next();
		if (done === true) reader.end();
		else reader.add(value);
	};
	const skipped = { bytes: 0 };
	try {
		while ((await finish(reader.peek(4), feed)).readUInt32LE() === SIGNATURE.localHeader) {
			reader.skip(4);
			const entry = new OpenedEntry(await finish(readLocalHeader(reader), feed), reader, feed, skipped);
			if (!entry.path.endsWith('/')) yield entry;
			await entry.skipRest();
		}
	} finally {
		await pieces.return();
	}
}

class OpenedEntry implements ZipEntry {
	readonly path: string;
	readonly size: number | undefined;
	private task: ReadTask<unknown> | undefined;
	/** Why nothing behind it can be read. */
	private damage: unknown;
	private isOver = false;
	private read = 0;
	/** Where its bytes go; nowhere while they are skipped. */
	private sink: ((bytes: Uint8Array) => void) | undefined;

	constructor(
		private readonly header: EntryHeader,
		private readonly reader: ByteReader,
		private readonly feed: () => Promise<void>,
		private readonly skipped: { bytes: number },
	) {
		this.path = decodeName(header);
		if (this.path !== '/' && isOutsidePath(this.path)) throw new NotAZip('a name leads outside');
		const isSaid = (header.flags & FLAG.descriptor) === 0 || header.size > 0;
		this.size = isSaid ? header.size : undefined;
	}

	async *content(size: number): AsyncGenerator<Uint8Array, void, undefined> {
		const task = this.begin(size);
		const pieces: Uint8Array[] = [];
		// What inflates writes the next bytes over these.
		this.sink = (bytes) => pieces.push(Uint8Array.from(bytes));
		try {
			for (let hasEnded = false; !hasEnded;) {
				hasEnded = this.step(task);
				if (this.read > size || (hasEnded && this.read < size)) throw new OtherSize('another size');
				yield* pieces.splice(0);
				if (!hasEnded) await this.feed();
			}
		} finally {
			this.sink = undefined;
		}
	}

	/** Goes to where the next entry begins. */
	async skipRest(): Promise<void> {
		// Whoever took its bytes may have said otherwise what was wrong with them.
		if (this.damage !== undefined) throw this.damage;
		for (const task = this.begin(); !this.isOver && !this.step(task);) await this.feed();
	}

	/** @returns whether it is over */
	private step(task: ReadTask<unknown>): boolean {
		try {
			return (this.isOver = task.next().done === true);
		} catch (thrown) {
			throw (this.damage = thrown);
		}
	}

	/** @param size where stored bytes end if nothing else says so */
	private begin(size?: number): ReadTask<unknown> {
		return (this.task ??= readContent(this.reader, this.header, size, (bytes) => {
			this.read += bytes.length;
			if (this.sink !== undefined) this.sink(bytes);
			else if ((this.skipped.bytes += bytes.length) > MOST_SKIPPED) throw new NotAZip('it does not end');
		}));
	}
}

/** Takes a task to its end. */
async function finish<T>(task: ReadTask<T>, feed: () => Promise<void>): Promise<T> {
	for (;;) {
		const step = task.next();
		if (step.done === true) return step.value;
		await feed();
	}
}

async function* slicesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
	for await (const piece of source)
		for (let start = 0; start < piece.length; start += PIECE) yield piece.subarray(start, start + PIECE);
}
