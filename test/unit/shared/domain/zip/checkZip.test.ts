/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { checkZip } from '@/nodes/shared/domain/zip/checkZip';
import { unchangedPaths, pathsInTopFolder, type Layout } from '@/nodes/shared/domain/zip/ZipChecklist';
import { archiveOf, withZip64End, type ArchiveEntry } from './archive';

const LONG = Buffer.from('All that was said. '.repeat(20_000));

const FOLDER = {
	'Letter.pdf': Buffer.from('letter'),
	'Court/Order 1.pdf': LONG,
	'Court/Motions/Größe.txt': Buffer.from('größe'),
	'Empty.txt': Buffer.alloc(0),
};

const expected = (
	files: Record<string, Buffer> = FOLDER,
	layout: Layout = unchangedPaths,
	folders: string[] = [],
) => ({
	documents: Object.entries(files).map(([relativePath, bytes]) => ({
		...{ relativePath, size: bytes.length, contentHash: contentHash(bytes) },
	})),
	folders,
	layout,
});

const entries = (more: Partial<ArchiveEntry> = {}, files: Record<string, Buffer> = FOLDER): ArchiveEntry[] =>
	Object.entries(files).map(([name, content]) => ({ name, content, ...more }));

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Checks an archive and returns what was passed on; pieces of a size that fits nothing. */
async function passed(archive: Buffer, wanted = expected(), size = 4093): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of checkZip(inPieces(archive, size), wanted)) pieces.push(piece);
	return Buffer.concat(pieces);
}

async function refusal(archive: Buffer, wanted = expected()): Promise<string> {
	let passedOn = 0;
	try {
		for await (const piece of checkZip(inPieces(archive, 50), wanted)) passedOn += piece.length;
	} catch (thrown) {
		expect(thrown).toBeInstanceOf(Refusal);
		expect(thrown).toMatchObject({ reason: 'content_mismatch' });
		// Never the end of it, without which it cannot be taken for whole.
		expect(passedOn).toBeLessThan(archive.length);
		for (const name of Object.keys(FOLDER)) expect((thrown as Refusal).message).not.toContain(name);
		return (thrown as Refusal).message;
	}
	throw new Error('it was let through');
}

describe('an archive that holds what the folder holds', () => {
	const ways: Array<[string, Partial<ArchiveEntry>]> = (['stored', 'deflated'] as const).flatMap((method) =>
		(['before', 'narrow', 'wide', 'narrow unsigned', 'wide unsigned'] as const).map(
			(said): [string, Partial<ArchiveEntry>] => [`${method}, sizes ${said}`, { method, said }],
		),
	);

	it.each(ways)('is passed on byte for byte: %s', async (_, way) => {
		const archive = archiveOf(entries(way));
		expect((await passed(archive)).equals(archive)).toBe(true);
	});

	it.each([1, 2, 29, 30, 31, 1_000_000])('comes in pieces of %i bytes', async (size) => {
		const small = { 'a.txt': Buffer.from('a'), 'b/c.txt': Buffer.from('cc') };
		const archive = archiveOf(entries({ method: 'deflated', said: 'narrow' }, small));
		expect((await passed(archive, expected(small), size)).equals(archive)).toBe(true);
	});

	it('may have ZIP64 fields, a comment, another order, and folders', async () => {
		const made = [{ name: 'Court/' }, { name: 'Court/Motions/' }, ...entries({ zip64: true }).reverse()];
		await passed(archiveOf([...made, { name: 'Later/' }], undefined, 'a comment'), {
			...expected(),
			folders: ['Later'],
		});
	});

	it('may end as ZIP64 archives do', async () => {
		await passed(withZip64End(archiveOf(entries())));
	});

	it('may list its entries in any order', async () => {
		await passed(archiveOf(entries(), (lines) => lines.reverse()));
	});

	it('may hold names with dots and colons that stay inside', async () => {
		const files = {
			'..a': Buffer.from('1'),
			'a..': Buffer.from('2'),
			'...': Buffer.from('3'),
			'b/5: x': Buffer.from('4'),
		};
		const below = Object.fromEntries(
			Object.entries(files).map(([name, bytes]) => [`12:30 Doe/${name}`, bytes]),
		);
		await passed(archiveOf(entries({}, below)), expected(files, pathsInTopFolder));
	});

	it('may be empty', async () => {
		await passed(archiveOf([]), expected({}));
	});

	it('may lie in one folder, whatever that is called, with an entry for the top', async () => {
		const below = Object.fromEntries(
			Object.entries(FOLDER).map(([name, bytes]) => [`Doe_ Jane/${name}`, bytes]),
		);
		const made = [{ name: '/' }, { name: 'Doe_ Jane/' }, ...entries({}, below)];
		await passed(archiveOf(made), expected(FOLDER, pathsInTopFolder));
	});

	it.each([
		['in another normal form', 'Größe.txt'.normalize('NFD')],
		['in upper case', 'GRÖSSE.TXT'.replace('SS', 'ß')],
		['with what is not ASCII replaced', 'Gr__e.txt'],
		['in an old encoding', Buffer.from([0x47, 0x72, 0x94, 0xe1, 0x65, 0x2e, 0x74, 0x78, 0x74])],
	])('may write a name %s', async (_, name) => {
		const files = { 'Größe.txt': Buffer.from('größe') };
		await passed(archiveOf([{ name, content: 'größe', flags: 0 }]), expected(files));
	});
});

describe('an archive that holds something else', () => {
	it('lacks documents', async () => {
		expect(await refusal(archiveOf(entries().slice(1, 3)))).toContain('is missing 2 of the folder’s 4');
	});

	it('has one more', async () => {
		const message = await refusal(archiveOf([...entries(), { name: 'Other.txt' }]));
		expect(message).toContain('not in the folder; 4 of 4');
	});

	it.each(['Elsewhere/', '../', 'Court/../'])('has a folder more: %s', async (name) => {
		expect(await refusal(archiveOf([{ name }, ...entries()]))).toMatch(
			/not in the folder|outside its folder/,
		);
	});

	it('has a document twice', async () => {
		expect(await refusal(archiveOf([...entries(), ...entries().slice(0, 1)]))).toContain('twice');
	});

	it.each(['stored', 'deflated'] as const)(
		'has a document of the same length that differs (%s)',
		async (method) => {
			const made = entries({ method, said: 'narrow' }, { ...FOLDER, 'Letter.pdf': Buffer.from('lettre') });
			expect(await refusal(archiveOf(made))).toContain('differs from the one in the folder; 0 of 4');
		},
	);

	it.each(['shorter', 'a longer document by far'])('has one of another length: %s', async (content) => {
		const made = entries({ method: 'deflated' }, { 'Letter.pdf': Buffer.from(content.repeat(100)) });
		expect(await refusal(archiveOf(made))).toContain('differs');
	});

	it('has documents that changed places', async () => {
		const made = [
			{ name: 'a.txt', content: 'b' },
			{ name: 'b.txt', content: 'a' },
		];
		const files = { 'a.txt': Buffer.from('a'), 'b.txt': Buffer.from('b') };
		expect(await refusal(archiveOf(made), expected(files))).toContain('differs');
	});

	it('has documents that changed places, whose names differ in what is not ASCII', async () => {
		const made = [
			{ name: 'Завещание.txt', content: 'b' },
			{ name: 'Договор.txt', content: 'a' },
		];
		const files = { 'Завещание.txt': Buffer.from('a'), 'Договор.txt': Buffer.from('b') };
		expect(await refusal(archiveOf(made), expected(files))).toContain('differs');
	});

	it('has two documents under one name, of which who unpacks it would lose one', async () => {
		const files = { 'a:b.txt': Buffer.from('one'), 'a_b.txt': Buffer.from('two') };
		const made = [
			{ name: 'a_b.txt', content: 'two' },
			{ name: 'a_b.txt', content: 'one' },
		];
		expect(await refusal(archiveOf(made), expected(files))).toContain('twice');
	});

	it('has a name that may stand for two documents', async () => {
		const files = { 'ä.txt': Buffer.from('a'), 'ö.txt': Buffer.from('b') };
		const made = [
			{ name: '_.txt', content: 'a' },
			{ name: '__.txt', content: 'b' },
		];
		expect(await refusal(archiveOf(made), expected(files))).toContain('not in the folder');
	});

	it('hides something in the entry of a folder', async () => {
		const made = [{ name: 'Court/', content: 'hidden' }, ...entries()];
		expect(await refusal(archiveOf(made))).toContain('not in the folder');
	});

	it('lies in two folders', async () => {
		const made = entries().map((entry, index) => ({ ...entry, name: `${index}/${entry.name as string}` }));
		expect(await refusal(archiveOf(made), expected(FOLDER, pathsInTopFolder))).toContain('not in the folder');
	});

	const OUTSIDE = [
		...[
			'../',
			'/',
			'//',
			'./',
			'Top/../',
			'Top/./',
			'Top//',
			'..\\',
			'Top\\',
			'Top/..\\..\\',
			'C:',
			'C:/',
			'c:\\',
		],
		...['Top/../../', '..\\..\\', '\\\\server\\share\\', 'Top\0/'],
	];

	it.each(OUTSIDE)('would be unpacked outside its folder, by a name that begins with %j', async (top) => {
		const made = entries().map((entry) => ({ ...entry, name: `${top}${entry.name as string}` }));
		const message = await refusal(archiveOf(made), expected(FOLDER, pathsInTopFolder));
		expect(message).toMatch(/outside its folder|not in the folder/);
		// An entry for the top itself is Dropbox's own.
		if (top !== '/') await refusal(archiveOf([{ name: top }]), expected({}, pathsInTopFolder));
	});

	it('has one document among others that would be unpacked outside', async () => {
		for (const stray of [
			'Top/../Letter.pdf',
			'../Letter.pdf',
			'Top\\Letter.pdf',
			'Top/..\\Letter.pdf',
			'/Letter.pdf',
		]) {
			const made = entries().map((entry) => ({ ...entry, name: `Top/${entry.name as string}` }));
			made[0] = { ...(made[0] as ArchiveEntry), name: stray };
			await refusal(archiveOf(made), expected(FOLDER, pathsInTopFolder));
		}
	});

	it('has a backslash where the folder has another character', async () => {
		const made = [{ name: 'Court\\a.txt', content: 'a' }];
		expect(await refusal(archiveOf(made), expected({ 'Court_a.txt': Buffer.from('a') }))).toContain(
			'outside its folder',
		);
	});

	it('lies in no folder', async () => {
		expect(await refusal(archiveOf(entries()), expected(FOLDER, pathsInTopFolder))).toContain(
			'not in the folder',
		);
	});
});

describe('what is no whole archive', () => {
	const small = { 'a.txt': Buffer.from('aaaa'), 'b/c.txt': Buffer.from('cc') };
	const archive = archiveOf(entries({ method: 'deflated', said: 'narrow' }, small));

	it('is refused wherever it is cut', async () => {
		for (let end = 1; end < archive.length; end++) {
			const cut = passed(archive.subarray(0, end), expected(small), 7);
			await expect(cut).rejects.toMatchObject({ reason: 'content_mismatch' });
		}
	});

	it('is refused whichever byte that matters is changed', async () => {
		const stored = archiveOf(entries({}, small));
		let letThrough = 0;
		for (let at = 0; at < stored.length; at++) {
			const changed = Buffer.from(stored);
			changed[at]! ^= 0x08;
			letThrough += await passed(changed, expected(small)).then(
				() => 1,
				(thrown: unknown) => {
					expect(thrown).toMatchObject({ reason: 'content_mismatch' });
					return 0;
				},
			);
		}
		// Versions (2 bytes before, 4 in the directory), flags, dates (4), attributes and disk numbers of two entries.
		expect(letThrough).toBeLessThan(2 * (2 + 1 + 4 + 4 + 2 + 4 + 2 + 2 + 4 + 4) + 6);
	});

	it.each([
		['followed by something', Buffer.concat([archive, Buffer.from('x')])],
		['preceded by something', Buffer.concat([Buffer.from('xxxx'), archive])],
		['nothing at all', Buffer.from('x')],
		[
			'with another end in its comment',
			archiveOf(entries({}, small), undefined, `PK\x05\x06${'\0'.repeat(18)}`),
		],
		['a page', Buffer.from('<!doctype html><title>Sign in</title>'.repeat(5))],
		['encrypted', archiveOf(entries({ flags: 0x801 }, small))],
		['without its directory', archiveOf(entries({}, small), () => [])],
		['listed twice', archiveOf(entries({}, small), ([one, ...rest]) => [one!, one!, ...rest])],
		['listed under another checksum', archiveOf(entries({}, small), changed(16))],
		['listed under another name', archiveOf(entries({}, small), changed(46))],
		['of another checksum', archiveOf(entries({ lie: { crc: 1 } }, small))],
		['of another checksum behind', archiveOf(entries({ lie: { crc: 1 }, said: 'wide' }, small))],
		[
			'another number of entries in its ZIP64 end',
			withZip64End(archiveOf(entries({}, small)), { entries: 3 }),
		],
		['a ZIP64 end that cannot be found', withZip64End(archiveOf(entries({}, small)), { at: 7 })],
		['a ZIP64 end of unknown length', withZip64End(archiveOf(entries({}, small)), { size: 2 ** 40 })],
		['compressed in another way', otherMethod(archiveOf(entries({}, small)))],
		['of another length', archiveOf(entries({ lie: { size: 7 }, method: 'deflated' }, small))],
	])('is refused: %s', async (_, bytes) => {
		expect(await refusal(bytes, expected(small))).toContain('incomplete, damaged or of a kind');
	});

	it('ends in nothing where there was nothing', async () => {
		await expect(passed(Buffer.alloc(0), expected({}))).rejects.toMatchObject({ reason: 'content_mismatch' });
	});
});

test('what the source throws goes on up', async () => {
	async function* broken(): AsyncGenerator<Uint8Array> {
		yield archiveOf(entries()).subarray(0, 100);
		throw new Error('the connection was cut');
	}
	const pieces = checkZip(broken(), expected());
	await expect(pieces.next().then(async () => await pieces.next())).rejects.toThrow('the connection was cut');
});

/** Changes a byte of each line of the directory. */
function changed(at: number) {
	return (lines: Buffer[]) =>
		lines.map((line) => {
			const other = Buffer.from(line);
			other[at]! ^= 1;
			return other;
		});
}

/** Says of the first entry that it is compressed with LZMA. */
function otherMethod(archive: Buffer): Buffer {
	archive.writeUInt16LE(14, 8);
	return archive;
}
