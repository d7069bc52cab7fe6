/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import { NotAZip } from '@/nodes/shared/domain/zip/ByteReader';
import { openEntries, OtherSize, type ZipEntry } from '@/nodes/shared/domain/zip/openEntries';
import { archiveOf, type ArchiveEntry } from './archive';
import { FOREIGN } from './foreignArchives';

const FILES: Readonly<Record<string, string>> = {
	'Correspondence/Letter.pdf': 'the letter',
	'Vergütung.txt': 'der Brief',
	'empty.txt': '',
	'long.txt': 'a line that comes again\n'.repeat(200),
};

async function* inPieces(archive: Buffer, size: number) {
	for (let start = 0; start < archive.length; start += size) yield archive.subarray(start, start + size);
}

const textOf = async (entry: ZipEntry, size: number) =>
	(await buffer(Readable.from(entry.content(size)))).toString('utf8');

/** All that is in an archive, each file asked for with the size that it ought to have. */
async function readAll(source: AsyncIterable<Uint8Array>, sizes: (path: string) => number | undefined) {
	const found: Record<string, string> = {};
	for await (const entry of openEntries(source)) {
		const size = sizes(entry.path);
		if (size !== undefined) found[entry.path] = await textOf(entry, size);
	}
	return found;
}

const sizeIn = (path: string) => Buffer.byteLength(FILES[path] ?? '');

describe.each(FOREIGN)('an archive that %s wrote', (_program, base64) => {
	const archive = Buffer.from(base64, 'base64');

	it.each([1, 7, archive.length])('is read in pieces of %p bytes', async (size) => {
		expect(await readAll(inPieces(archive, size), sizeIn)).toEqual(FILES);
	});

	it('is refused, and nothing untrue of it told, wherever it is cut before its directory', async () => {
		const directory = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
		for (let end = 0; end < directory; end += 5) {
			const found: Record<string, string> = {};
			const reading = (async () => {
				for await (const entry of openEntries(inPieces(archive.subarray(0, end), 64)))
					found[entry.path] = await textOf(entry, sizeIn(entry.path));
			})();
			await expect(reading).rejects.toThrow(NotAZip);
			expect(FILES).toMatchObject(found);
		}
	});
});

const three = (more: Partial<ArchiveEntry> = {}): ArchiveEntry[] => [
	{ name: 'a.txt', content: 'the first' },
	{ name: 'b.txt', content: 'the second'.repeat(50), ...more },
	{ name: 'c.txt', content: 'the third' },
];
const WAYS = ['before', 'narrow', 'wide', 'narrow unsigned', 'wide unsigned'] as const;

describe.each(
	WAYS.flatMap((said) => (['stored', 'deflated'] as const).map((method) => [method, said] as const)),
)('a %s entry whose size is said %s', (method, said) => {
	const made = three({ method, said });

	it('is handed on', async () => {
		const found = await readAll(inPieces(archiveOf(made), 33), (path) => (path === 'b.txt' ? 500 : 9));
		expect(found['b.txt']).toBe('the second'.repeat(50));
		expect(Object.keys(found)).toHaveLength(3);
	});

	it('is given up where it is damaged, with all that follows', async () => {
		const archive = archiveOf(made.map((entry) => ({ ...entry, lie: { crc: 12 } })).slice(1));
		const entries = openEntries(inPieces(archive, 33));
		const first = await entries.next();
		await expect(textOf(first.value as ZipEntry, 500)).rejects.toThrow(NotAZip);
		await expect(entries.next()).rejects.toThrow(NotAZip);
	});
});

it.each([
	['larger', 20],
	['smaller', 5000],
])('a file that is %s than it ought to be is left out, and the next one read', async (_how, size) => {
	for (const said of ['before', 'narrow'] as const) {
		const found: string[] = [];
		let handedOn = 0;
		for await (const entry of openEntries(inPieces(archiveOf(three({ method: 'deflated', said })), 33))) {
			if (entry.path === 'b.txt') {
				const read = (async () => {
					for await (const piece of entry.content(size)) handedOn += piece.length;
				})();
				await expect(read).rejects.toThrow(OtherSize);
			} else found.push(await textOf(entry, 9));
		}
		expect(found).toEqual(['the first', 'the third']);
		expect(handedOn).toBeLessThanOrEqual(size);
	}
});

it('an archive within an archive is one file', async () => {
	const inner = archiveOf([{ name: 'within.txt', content: 'not a file of its own', said: 'narrow' }]);
	for (const method of ['stored', 'deflated'] as const) {
		for (const said of WAYS) {
			const archive = archiveOf([{ name: 'inner.zip', content: inner, method, said }, { name: 'b.txt' }]);
			const found: Array<[string, number]> = [];
			for await (const entry of openEntries(inPieces(archive, 33))) {
				const size = entry.path === 'inner.zip' ? inner.length : 0;
				found.push([entry.path, (await textOf(entry, size)).length]);
			}
			expect(found).toEqual([
				['inner.zip', inner.toString('utf8').length],
				['b.txt', 0],
			]);
		}
	}
});

it.each(WAYS.slice(0, 3))('what nobody asks for is skipped where its size is said %s', async (said) => {
	const wanted = (path: string) => (path === 'c.txt' ? 9 : undefined);
	const inner = archiveOf([{ name: 'within.txt', content: 'PK\x07\x08 PKPKP', said: 'narrow' }]);
	for (const content of ['', 'PPP', inner, Buffer.alloc(100_000, 'PK\x07\x08')]) {
		for (const method of ['stored', 'deflated'] as const) {
			const archive = archiveOf(three({ method, said, content }));
			for (const size of [1, 33, archive.length])
				expect(await readAll(inPieces(archive, size), wanted)).toEqual({ 'c.txt': 'the third' });
		}
	}
});

it('a name that leads outside ends it', async () => {
	for (const name of ['../up.txt', '/etc/passwd', 'C:/x.txt', 'a\\b.txt'])
		await expect(readAll(inPieces(archiveOf([{ name }]), 33), () => 0)).rejects.toThrow(NotAZip);
});

it('a file of more than 4 GiB begins with its size in a ZIP64 field', async () => {
	const size = 5 * 1024 ** 3;
	const [entry] = archiveHeads(size);
	const head = openEntries(Readable.from([entry as Buffer]));
	expect((await head.next()).value).toMatchObject({ path: 'big.bin', size });
});

/** The local header of a stored file of so many bytes, without them. */
function archiveHeads(size: number): Buffer[] {
	const header = Buffer.alloc(30);
	header.writeUInt32LE(0x04034b50);
	header.writeUInt32LE(0xffffffff, 18);
	header.writeUInt32LE(0xffffffff, 22);
	header.writeUInt16LE(7, 26);
	header.writeUInt16LE(20, 28);
	const extra = Buffer.alloc(20);
	extra.writeUInt16LE(1);
	extra.writeUInt16LE(16, 2);
	extra.writeBigUInt64LE(BigInt(size), 4);
	extra.writeBigUInt64LE(BigInt(size), 12);
	return [Buffer.concat([header, Buffer.from('big.bin'), extra])];
}

it('is read no faster than its files are', async () => {
	let read = 0;
	const counted = async function* () {
		for await (const piece of inPieces(archiveOf(three({ content: Buffer.alloc(10_000_000) })), 1000)) {
			read += piece.length;
			yield piece;
		}
	};
	for await (const entry of openEntries(counted())) {
		if (entry.path !== 'b.txt') continue;
		for await (const piece of entry.content(10_000_000)) {
			expect(piece.length).toBeLessThanOrEqual(1000);
			break;
		}
		break;
	}
	expect(read).toBeLessThanOrEqual(3000);
});

it('a bomb is stopped at the size that the file ought to have', async () => {
	const bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
	expect(bomb.length).toBeLessThan(300_000);
	const header = Buffer.alloc(30);
	header.writeUInt32LE(0x04034b50);
	header.writeUInt16LE(8, 6);
	header.writeUInt16LE(8, 8);
	header.writeUInt16LE(1, 26);
	let read = 0;
	const counted = async function* () {
		for await (const piece of inPieces(Buffer.concat([header, Buffer.from('a'), bomb]), 1000)) {
			read += piece.length;
			yield piece;
		}
	};
	const [first] = [await openEntries(counted()).next()];
	await expect(textOf(first.value as ZipEntry, 1000)).rejects.toThrow(OtherSize);
	expect(read).toBeLessThanOrEqual(2000);
});
