/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import type { files } from 'dropbox';
import { fromBufferPromise } from 'yauzl';
import type { DownloadResponse } from '@/test/emulators/dropbox/route';
import { answerTemporaryLink } from '@/test/emulators/dropbox/routes/files';
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';
import { bytesOf, refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
const clock = new ManualClock();
beforeEach(() => {
	world = new World('personal', { clock });
	call = world.as('owner');
	seed('/Cases/Brief.pdf', '0123456789');
});
afterEach(() => world.close());

const seed = (path: string, contents: string | number) =>
	world.state.seedFile(world.namespace('home'), path, contents);
const download = (path: string, range?: string) =>
	call<DownloadResponse>('download', { path }, '', range === undefined ? {} : { range });
const lookup = (tag: string) => ({ '.tag': 'path', path: { '.tag': tag } });

describe('download', () => {
	test('the bytes, and the metadata without a tag', async () => {
		const answer = await download('/Cases/Brief.pdf');
		expect((await bytesOf(answer)).toString()).toBe('0123456789');
		expect(answer.download.result).toMatchObject({ name: 'Brief.pdf', size: 10 });
		expect(answer.download.result).not.toHaveProperty('.tag');
		expect(answer.download.response.headers).toMatchObject({ 'content-length': '10' });
	});

	test.each([
		['bytes=2-4', '234', 'bytes 2-4/10'],
		['bytes=7-', '789', 'bytes 7-9/10'],
		['bytes=-3', '789', 'bytes 7-9/10'],
		['bytes=8-100', '89', 'bytes 8-9/10'],
		['bytes=-100', '0123456789', 'bytes 0-9/10'],
	])('%s', async (range, expected, contentRange) => {
		const answer = await download('/Cases/Brief.pdf', range);
		expect((await bytesOf(answer)).toString()).toBe(expected);
		expect(answer.download.response).toMatchObject({
			status: 206,
			headers: { 'content-range': contentRange },
		});
	});

	test('ranges beyond the end are 416, odd ones are ignored', async () => {
		expect((await download('/Cases/Brief.pdf', 'bytes=10-')).download.response.status).toBe(416);
		for (const odd of ['bytes=5-2', 'bytes=-', 'lines=1-2']) {
			expect((await download('/Cases/Brief.pdf', odd)).download.response.status).toBe(200);
		}
	});

	test('a past version by rev', async () => {
		const { rev } = await call<files.FileMetadata>('get_metadata', { path: '/Cases/Brief.pdf' });
		await call('upload', { path: '/Cases/Brief.pdf', mode: 'overwrite' }, 'new');
		expect((await bytesOf(await download(`rev:${rev}`))).toString()).toBe('0123456789');
		const byArgument = await call<DownloadResponse>('download', { path: '/Cases/Brief.pdf', rev });
		expect((await bytesOf(byArgument)).toString()).toBe('0123456789');
		expect((await bytesOf(await download('/Cases/Brief.pdf'))).toString()).toBe('new');
	});

	test('zero bytes that were never written', async () => {
		seed('/Zeros', 200_000);
		expect(await bytesOf(await download('/Zeros', 'bytes=100000-'))).toEqual(Buffer.alloc(100_000));
		seed('/Empty', 0);
		expect(await bytesOf(await download('/Empty'))).toHaveLength(0);
	});

	test.each(['restricted_content', 'unsupported_content_type', 'locked'] as const)(
		'%s contents are withheld',
		async (tag) => {
			world.state.withheld.set(seed('/Withheld.pdf', 'x').number, tag);
			expect(await refusal(download('/Withheld.pdf'))).toEqual(lookup(tag));
			expect(await refusal(call('get_temporary_link', { path: '/Withheld.pdf' }))).toEqual(lookup(tag));
			await call('get_metadata', { path: '/Withheld.pdf' });
		},
	);

	test('files that can only be exported', async () => {
		world.state.exportedAs.set(seed('/Minutes.paper', 'x').number, 'html');
		expect(await refusal(download('/Minutes.paper'))).toEqual({ '.tag': 'unsupported_file' });
		const link = call('get_temporary_link', { path: '/Minutes.paper' });
		expect(await refusal(link)).toEqual({ '.tag': 'unsupported_file' });
		await call('copy_v2', { from_path: '/Minutes.paper', to_path: '/Copy.paper' });
		expect(await refusal(download('/Copy.paper'))).toEqual({ '.tag': 'unsupported_file' });
		expect(await call('get_metadata', { path: '/Copy.paper' })).toMatchObject({ is_downloadable: false });
	});

	test('folders and nothing', async () => {
		expect(await refusal(download('/Cases'))).toEqual(lookup('not_file'));
		expect(await refusal(download('/Nothing'))).toEqual(lookup('not_found'));
		expect(await refusal(download('rev:0123456789'))).toEqual(lookup('not_found'));
	});
});

describe('download_zip', () => {
	const zip = (path: string) => call<DownloadResponse>('download_zip', { path });

	/** Names and bytes by the archive's own directory; yauzl compares sizes, the test every checksum. */
	async function unzip(archive: Buffer): Promise<Record<string, string>> {
		const found: Record<string, string> = {};
		const opened = await fromBufferPromise(archive, { strictFileNames: true });
		for await (const entry of opened.eachEntry()) {
			const bytes = await buffer(await opened.openReadStreamPromise(entry));
			expect(crc32(bytes)).toBe(entry.crc32);
			found[entry.fileName] = bytes.toString();
		}
		return found;
	}

	test('the folder, below its own name', async () => {
		seed('/Cases/Sub/Ünïcode.txt', 'two');
		const answer = await zip('/Cases');
		expect(await unzip(await bytesOf(answer))).toEqual({
			'Cases/': '',
			'Cases/Brief.pdf': '0123456789',
			'Cases/Sub/': '',
			'Cases/Sub/Ünïcode.txt': 'two',
		});
		expect(answer.download.result).toMatchObject({ metadata: { name: 'Cases' } });
	});

	test.each(['mixed', 'plain'] as const)('whatever form its entries have: %s', async (form) => {
		world.state.switches.zipEntries = form;
		for (let number = 0; number < 12; number++)
			seed(`/Forms/${number}.txt`, `text ${number} `.repeat(number * 50));
		const found = await unzip(await bytesOf(await zip('/Forms')));
		expect(Object.keys(found)).toHaveLength(13);
		expect(found['Forms/11.txt']).toBe('text 11 '.repeat(550));
	});

	test('without what cannot be downloaded', async () => {
		const { number } = seed('/Cases/Note.paper', 'x');
		world.state.exportedAs.set(number, 'html');
		expect(await unzip(await bytesOf(await zip('/Cases')))).not.toHaveProperty(['Cases/Note.paper']);
	});

	test('not a file, not 10,000 entries, no file of 4 GB, not 20 GB in all', async () => {
		expect(await refusal(zip('/Cases/Brief.pdf'))).toEqual(lookup('not_folder'));
		world.state.seedTree(world.namespace('home'), '/Many', 9_999);
		expect(await refusal(zip('/Many'))).toEqual({ '.tag': 'too_many_files' });
		world.state.contents.ofSize = (size) => ({ hash: String(size), size, isVirtual: true });
		seed('/Large/One', 4e9);
		expect(await refusal(zip('/Large'))).toEqual({ '.tag': 'too_large' });
		for (let number = 1; number <= 6; number++) seed(`/Sum/${number}`, 3.5e9);
		expect(await refusal(zip('/Sum'))).toEqual({ '.tag': 'too_large' });
	});
});

describe('get_temporary_link', () => {
	const follow = (link: string, headers = {}) => {
		const url = new URL(link);
		const request = { host: url.host, method: 'GET', path: url.pathname, query: url.searchParams, headers };
		return answerTemporaryLink(world.state, { ...request, body: Buffer.alloc(0) });
	};

	test('leads to the bytes for four hours, then is gone', async () => {
		const { link, metadata } = await call<files.GetTemporaryLinkResult>('get_temporary_link', {
			path: '/Cases/Brief.pdf',
		});
		expect(metadata).toMatchObject({ name: 'Brief.pdf' });
		const download = { result: {}, response: follow(link, { range: 'bytes=0-1' }) };
		expect((await bytesOf({ download })).toString()).toBe('01');
		clock.advance(4 * 60 * 60 * 1000 + 1);
		expect(follow(link).status).toBe(410);
		expect(follow(link.replace(/get\/./, 'get/x')).status).toBe(404);
	});

	test('not of a folder, not without a verified address', async () => {
		expect(await refusal(call('get_temporary_link', { path: '/Cases' }))).toEqual(lookup('not_file'));
		world.fixture.accounts.owner!.emailVerified = false;
		const link = call('get_temporary_link', { path: '/Cases/Brief.pdf' });
		expect(await refusal(link)).toEqual({ '.tag': 'email_not_verified' });
	});
});
