/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromRandomAccessReader, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import type { Sparse } from './Sparse';

class SparseReader extends RandomAccessReader {
	constructor(private readonly archive: Sparse) {
		super();
	}

	override _readStreamForRange(start: number, end: number): Readable {
		return Readable.from([this.archive.slice(start, end)]);
	}
}

export interface Read {
	name: string;
	size?: number;
	content?: string;
	modified: Date;
}

/** What somebody else's library finds in an archive; it holds sizes and checksums against the bytes. */
export async function readZip(
	archive: Sparse,
	{ withoutContentOf = [] }: { withoutContentOf?: string[] } = {},
): Promise<Read[]> {
	const zip = await promisify<ZipFile>((done) =>
		fromRandomAccessReader(
			new SparseReader(archive),
			archive.length,
			{ lazyEntries: true, autoClose: false, strictFileNames: true },
			done,
		),
	)();
	const entries = await new Promise<Entry[]>((resolve, reject) => {
		const found: Entry[] = [];
		zip.on('entry', (entry: Entry) => {
			found.push(entry);
			zip.readEntry();
		});
		zip.on('end', () => resolve(found));
		zip.on('error', reject);
		zip.readEntry();
	});
	const read: Read[] = [];
	for (const entry of entries) {
		const known = { name: entry.fileName, modified: entry.getLastModDate({ timezone: 'UTC' }) };
		if (withoutContentOf.includes(entry.fileName)) read.push({ ...known, size: entry.uncompressedSize });
		else read.push({ ...known, content: await contentOf(zip, entry) });
	}
	return read;
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<string> {
	if (entry.uncompressedSize === 0) return '';
	const open = promisify((done: (thrown: Error | null, stream: Readable) => void) =>
		zip.openReadStream(entry, done),
	);
	return await text(await open());
}
