/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { contentHash, HASH_BLOCK } from '@/nodes/shared/domain/contentHash';
import { checkZip } from '@/nodes/shared/domain/zip/checkZip';
import { unchangedPaths } from '@/nodes/shared/domain/zip/ZipChecklist';
import { createZip, type ZippedDocument } from '@/nodes/shared/domain/zip/createZip';
import { documentOf } from '@/test/support/sourceOf';
import { readZip } from './readZip';
import { Sparse } from './Sparse';

const MODIFIED = '2026-03-29T01:30:41Z';

const document = (relativePath: string, content: string | Buffer, modified = MODIFIED): ZippedDocument => {
	const source = documentOf(content);
	return { relativePath, size: source.size!, modified, open: async () => await source.open() };
};

async function zipped(...given: Parameters<typeof createZip>): Promise<Sparse> {
	const archive = new Sparse();
	for await (const piece of createZip(...given)) archive.add(piece);
	return archive;
}

/** A document of zeros, made while it is read, from one block of memory. */
const zeros = (relativePath: string, size: number): ZippedDocument => ({
	...{ relativePath, size, modified: MODIFIED },
	async open() {
		return nothings(size);
	},
});

const BLOCK = Buffer.alloc(1024 * 1024);

async function* nothings(size: number): AsyncGenerator<Uint8Array> {
	for (let left = size; left > 0; left -= BLOCK.length) yield BLOCK.subarray(0, left);
}

const GIB = 2 ** 30;

describe('an archive', () => {
	it('gives back documents and folders to who reads it by its directory', async () => {
		const archive = await zipped(
			[document('Letter.pdf', 'letter'), document('Größe/Ελλάς 📁.txt', 'größe'), document('empty', '')],
			['Later', 'Court/Motions'],
		);
		expect(await readZip(archive)).toEqual([
			{ name: 'Later/', content: '', modified: new Date('1980-01-01T00:00:00Z') },
			{ name: 'Court/Motions/', content: '', modified: new Date('1980-01-01T00:00:00Z') },
			{ name: 'Letter.pdf', content: 'letter', modified: new Date(MODIFIED) },
			{ name: 'Größe/Ελλάς 📁.txt', content: 'größe', modified: new Date(MODIFIED) },
			{ name: 'empty', content: '', modified: new Date(MODIFIED) },
		]);
	});

	it('may hold nothing', async () => {
		expect(await readZip(await zipped([]))).toEqual([]);
	});

	it.each(['1970-01-01T00:00:01Z', '1979-12-31T23:59:59Z', '2037-12-31T23:59:59Z', '1999-12-31T23:59:58Z'])(
		'says when a document was changed: %s',
		async (modified) => {
			const [entry] = await readZip(await zipped([document('a', 'a', modified)]));
			expect(entry?.modified).toEqual(new Date(modified));
		},
	);

	it.each([
		['1969-12-31T23:59:59Z', '1980-01-01T00:00:00Z'],
		['2100-06-01T12:00:03Z', '2100-06-01T12:00:02Z'],
		['3000-01-01T00:00:00Z', '2107-12-31T23:59:58Z'],
	])('says of %s what can be said: %s', async (modified, said) => {
		const [entry] = await readZip(await zipped([document('a', 'a', modified)]));
		expect(entry?.modified).toEqual(new Date(said));
	});

	it('is the same every time', async () => {
		const once = await zipped([document('a', 'a')], ['b']);
		const again = await zipped([document('a', 'a')], ['b']);
		expect(again).toEqual(once);
	});

	it.each([-1, 1])('is not made of a document that has %i bytes more than was said', async (more) => {
		const changed = { ...document('a', 'abc'), size: 3 - more };
		await expect(zipped([changed])).rejects.toMatchObject({ reason: 'content_mismatch' });
	});

	it('opens one document at a time, when its turn comes, and closes it when nobody reads on', async () => {
		const order: string[] = [];
		const watched = (name: string): ZippedDocument => ({
			...document(name, 'x'),
			async open() {
				order.push(`${name} opened`);
				return (async function* () {
					try {
						yield Buffer.from('x');
					} finally {
						order.push(`${name} closed`);
					}
				})();
			},
		});
		const pieces = createZip([watched('a'), watched('b'), watched('c')]);
		for await (const piece of pieces) {
			if (order.includes('b opened') && piece.length === 1) break;
		}
		expect(order).toEqual(['a opened', 'a closed', 'b opened', 'b closed']);
	});
});

describe('an archive beyond what a plain ZIP can hold', () => {
	it('has 65,535 entries, the number that a plain one writes for more', async () => {
		const folders = Array.from({ length: 65_534 }, (_, number) => `f${number}`);
		const read = await readZip(await zipped([document('last', 'x')], folders));
		expect(read).toHaveLength(65_535);
		expect(read.at(-1)).toMatchObject({ name: 'last', content: 'x' });
	});

	it('has a document of 5 GiB, and one behind it, and is checked on its way', async () => {
		const small = document('behind', 'it');
		const documents = [zeros('large', 5 * GIB), small];
		const archive = new Sparse();
		const passing = checkZip(createZip(documents), {
			documents: [
				{ relativePath: 'large', size: 5 * GIB, contentHash: contentHashOfZeros(5 * GIB) },
				{ relativePath: 'behind', size: 2, contentHash: contentHash(Buffer.from('it')) },
			],
			folders: [],
			layout: unchangedPaths,
		});
		for await (const piece of passing) archive.add(piece);
		const read = await readZip(archive, { withoutContentOf: ['large'] });
		expect(read).toMatchObject([
			{ name: 'large', size: 5 * GIB },
			{ name: 'behind', content: 'it' },
		]);
		expect(archive.length).toBeGreaterThan(5 * GIB);
	}, 300_000);

	it('has a document of 4 GiB less one byte, the size that a plain one writes for more', async () => {
		const archive = await zipped([zeros('large', 2 ** 32 - 1), document('behind', 'it')]);
		expect(await readZip(archive, { withoutContentOf: ['large'] })).toMatchObject([
			{ name: 'large', size: 2 ** 32 - 1 },
			{ name: 'behind', content: 'it' },
		]);
	}, 300_000);
});

/** Blocks that are the same have the same digest. */
function contentHashOfZeros(size: number): string {
	const block = createHash('sha256').update(Buffer.alloc(HASH_BLOCK)).digest();
	const all = createHash('sha256');
	for (let left = size; left > 0; left -= HASH_BLOCK) all.update(block);
	return all.digest('hex');
}
