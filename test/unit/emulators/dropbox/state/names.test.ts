/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { files } from 'dropbox';
import fc from 'fast-check';
import { LOWER_CASINGS } from '@/test/emulators/dropbox/state/casing/lowerCase';
import { keyOf } from '@/test/emulators/dropbox/state/names';
import { refusal, World } from '../routes/files/World';

let world: World;
let call: ReturnType<World['as']>;
beforeEach(() => {
	world = new World();
	call = world.as('owner');
});
afterEach(() => world.close());

const NFD = '/nf/Re\u0301sume\u0301.txt';
const NFC = '/nf/R\u00e9sum\u00e9.txt';

const upload = (path: string, more: object = {}) =>
	call<files.FileMetadata>('upload', { path, ...more }, `contents of ${path}`);
const metadata = (path: string) => call<files.FileMetadataReference>('get_metadata', { path });

describe('a name whose accents are characters of their own (NFD)', () => {
	test('comes back in NFC, from the upload, from listings and from folders that were made with it', async () => {
		expect(await upload(NFD)).toMatchObject({
			name: 'R\u00e9sum\u00e9.txt',
			path_display: NFC,
			path_lower: '/nf/r\u00e9sum\u00e9.txt',
		});
		const folder = await call<files.CreateFolderResult>('create_folder_v2', { path: '/nf/Cafe\u0301' });
		expect(folder.metadata).toMatchObject({ name: 'Caf\u00e9', path_display: '/nf/Caf\u00e9' });
		const { entries } = await call<files.ListFolderResult>('list_folder', { path: '/nf' });
		expect(entries.map(({ name }) => name)).toEqual(['R\u00e9sum\u00e9.txt', 'Caf\u00e9']);
	});

	test('comes back in NFC from a move, a copy and a restore', async () => {
		const { rev } = await upload('/plain');
		const moved = await call<files.RelocationResult>('move_v2', { from_path: '/plain', to_path: NFD });
		expect(moved.metadata).toMatchObject({ path_display: NFC });
		const copied = await call<files.RelocationResult>('copy_v2', { from_path: NFD, to_path: '/Cafe\u0301' });
		expect(copied.metadata).toMatchObject({ path_display: '/Caf\u00e9' });
		const restored = await call<files.FileMetadata>('restore', { path: '/E\u0301', rev });
		expect(restored).toMatchObject({ name: '\u00c9', path_lower: '/\u00e9' });
	});

	test('names the same file as in NFC', async () => {
		const { id } = await upload(NFC);
		expect(await metadata(NFD)).toMatchObject({ id });
		expect(await refusal(upload(NFD, { strict_conflict: true }))).toMatchObject({ '.tag': 'path' });
	});

	test('finds nothing where `nfdPathsFound` says so, and is written in NFC all the same', async () => {
		world.state.switches.nfdPathsFound = false;
		await upload(NFD);
		const notFound = { '.tag': 'path', path: { '.tag': 'not_found' } };
		expect(await refusal(metadata(NFD))).toEqual(notFound);
		expect(await refusal(call('list_folder', { path: '/nf/Re\u0301' }))).toEqual(notFound);
		expect(await metadata(NFC)).toMatchObject({ path_display: NFC });
	});

	test('is no place to move the same to: answered as done, or refused by `nfdMovesTaken`', async () => {
		const { rev } = await upload(NFC);
		const move = () => call<files.RelocationResult>('move_v2', { from_path: NFC, to_path: NFD });
		expect((await move()).metadata).toMatchObject({ path_display: NFC, rev });
		world.state.switches.nfdMovesTaken = false;
		expect(await refusal(move())).toEqual({ '.tag': 'duplicated_or_nested_paths' });
		// A move that does go somewhere is not meant.
		await call('move_v2', { from_path: NFC, to_path: '/elsewhere/E\u0301' });
	});
});

describe('lower case', () => {
	const lowerOf = async (name: string) => (await upload(`/${name}`)).path_lower?.slice(1);

	/** What Python 2.5 gives for `unichr(…).lower()`. */
	test.each([
		['a small form that came after Unicode 4.1', 'Ꙋ', 'Ꙋ'],
		['the capital sharp s, which came after it', 'ẞ', 'ẞ'],
		['Cherokee, small forms of which came after it', 'ᎠᏴ', 'ᎠᏴ'],
		['a letter whose small form came after it', 'Ⱥ Ↄ Ӏ', 'Ⱥ Ↄ Ӏ'],
		['the dotted I, which has one small letter', 'İfade', 'ifade'],
		['a final sigma, which is like any other', 'ΟΔΟΣ', 'οδοσ'],
		['a small final sigma, which stays', 'οδος', 'οδος'],
		['Latin, Greek, Cyrillic and Armenian', 'ÀÉÞŸŠǄ ΆΩ ЖЁ Ա', 'àéþÿšǆ άω жё ա'],
		['Georgian of the old script', 'Ⴀ', 'ⴀ'],
		['full-width letters and Roman numerals', 'Ａ Ⅷ Ⓑ', 'ａ ⅷ ⓑ'],
		['Glagolitic and Coptic, which 4.1 brought', 'Ⰰ Ⲁ', 'ⰰ ⲁ'],
	])('of %s', async (_what, name, lower) => {
		expect(await lowerOf(name)).toBe(lower);
	});

	test.each([
		['Ꙋ', 'ꙋ'],
		['ẞ', 'ß'],
		['ᎠᏴ', 'ꭰᏼ'],
		['Ⱥ Ↄ Ӏ', 'ⱥ ↄ ӏ'],
		['İfade', 'i̇fade'],
		['Ა', 'ა'],
		['Ɂ', 'ɂ'],
	])('by newer tables, where `lowerCasing` is modern, of %s', async (name, lower) => {
		world.state.switches.lowerCasing = 'modern';
		expect(await lowerOf(name)).toBe(lower);
	});

	test('tells names apart: İfade and ifade are one file, Ꙋ and ꙋ are two', async () => {
		await upload('/İfade.pdf');
		expect(await metadata('/ifade.pdf')).toMatchObject({ name: 'İfade.pdf' });
		await upload('/Ꙋ');
		expect(await refusal(metadata('/ꙋ'))).toMatchObject({ path: { '.tag': 'not_found' } });
		expect(await refusal(call('create_folder_v2', { path: '/IFADE.pdf' }))).toMatchObject({
			path: { '.tag': 'conflict' },
		});
	});

	test('is used by searches, batches and moves as by everything else', async () => {
		await upload('/İfade.pdf');
		const { matches } = await call<files.SearchV2Result>('search_v2', { query: 'ifade' });
		expect(matches).toHaveLength(1);
		const batch = await call<{ entries: unknown[] }>('create_folder_batch', {
			paths: ['/İ', '/i', '/ẞ', '/ß'],
		});
		expect(batch.entries).toHaveLength(3);
		const entries = [
			{ from_path: '/İfade.pdf', to_path: '/a' },
			{ from_path: '/ifade.pdf', to_path: '/b' },
		];
		const moved = await call<files.RelocationBatchV2Result>('move_batch_v2', { entries });
		expect(moved.entries.map((entry) => entry['.tag'])).toEqual(['failure', 'failure']);
	});
});

describe('the end of a name', () => {
	test.each([
		['a carriage return', '\r'],
		['a line break', '\n'],
		['a tab', '\t'],
		['a vertical tab', '\v'],
		['a space that does not break', '\u00a0'],
		['an ideographic space', '\u3000'],
		['a byte order mark', '\ufeff'],
		['a full stop', '.'],
	])('may be %s', async (_what, end) => {
		const { metadata: made } = await call<files.CreateFolderResult>('create_folder_v2', {
			path: `/ws/x${end}`,
		});
		expect(made.name).toBe(`x${end}`);
		expect(await upload(`/ws/y${end}/z${end}`)).toMatchObject({ path_display: `/ws/y${end}/z${end}` });
	});

	test.each(['/ws/x ', '/ws/x\u007f', '/ws/x \u007f', '/w /x', '/w\u007fs/x'])('is not %j', async (path) => {
		const malformed = { path: { '.tag': 'malformed_path' } };
		expect(await refusal(call('create_folder_v2', { path }))).toMatchObject(malformed);
		expect(await refusal(metadata(path))).toMatchObject(malformed);
	});
});

test.each(LOWER_CASINGS)(
	'keys by %s: normalising twice changes nothing, and neither does another form',
	(casing) => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(keyOf(keyOf(text, casing), casing)).toBe(keyOf(text, casing));
				expect(keyOf(text.normalize('NFD'), casing)).toBe(keyOf(text, casing));
			}),
		);
	},
);
