/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers';
import type { IBinaryData } from 'n8n-workflow';
import { contentHash, ContentHasher } from '@/nodes/shared/domain/contentHash';
import { createDocumentStore } from '@/nodes/shared/n8n/createDocumentStore';
import { ContentError } from '@/nodes/shared/core/DocumentStore';
import type { StorageHelpers } from '@/nodes/shared/n8n/storageMode';
import type { OpenedFile } from '@/nodes/shared/dropbox/port';
import { ConnectionLost } from '@/nodes/shared/http/types';

const bytes = Buffer.from('the whole document');
const opened = (content: AsyncIterable<Uint8Array>, name = 'a.pdf'): OpenedFile => ({
	file: { name, size: bytes.length, contentHash: contentHash(bytes) } as OpenedFile['file'],
	content,
});

/** Keeps what it is given as n8n's in-memory mode does, or as a test wants it kept. */
const keeping = (kept: (given: Buffer) => Buffer = (given) => given) => {
	const names: Array<[string | undefined, string | undefined]> = [];
	const helpers: StorageHelpers = {
		async prepareBinaryData(data, name, mimeType) {
			names.push([name, mimeType]);
			const given = Buffer.isBuffer(data) ? data : await buffer(data);
			return { mimeType: mimeType ?? '', data: kept(given).toString('base64') } as IBinaryData;
		},
		getBinaryStream: async () => await Promise.reject(new TypeError('not in this mode')),
	};
	return { store: createDocumentStore(helpers, { name: 'Dropbox' }, () => new ContentHasher()), names };
};

const breaking = (code: string): Readable => {
	const content = new Readable({ read: () => undefined });
	content.push('the');
	setImmediate(() => content.destroy(Object.assign(new Error('aborted'), { code })));
	return content;
};

describe('keeping a document among n8n’s binary data', () => {
	it('hands on what n8n kept, under the document’s name', async () => {
		const { store, names } = keeping();
		const kept = await store.keep(opened(Readable.from([bytes])));
		expect(Buffer.from(kept.data, 'base64').equals(bytes)).toBe(true);
		expect(names).toEqual([['a.pdf', undefined]]);
	});

	it('takes what has no ending for bytes, not for text', async () => {
		const { store, names } = keeping();
		await store.keep(opened(Readable.from([bytes]), '.hidden'));
		expect(names).toEqual([['.hidden', 'application/octet-stream']]);
	});

	it('keeps content that is no stream of Node’s', async () => {
		const { store } = keeping();
		async function* pieces() {
			yield bytes;
		}
		expect(Buffer.from((await store.keep(opened(pieces()))).data, 'base64').equals(bytes)).toBe(true);
	});

	it('says that the content broke off', async () => {
		await expect(keeping().store.keep(opened(breaking('ECONNRESET')))).rejects.toThrow(ConnectionLost);
	});

	it('says that the execution was cancelled', async () => {
		const thrown: unknown = await keeping()
			.store.keep(opened(breaking('ERR_CANCELED')))
			.catch((error: unknown) => error);
		expect(thrown).toMatchObject({ message: 'The execution was cancelled' });
		expect(thrown).not.toBeInstanceOf(ConnectionLost);
	});

	it('takes what ended early for a connection that was lost', async () => {
		const { store } = keeping((given) => given.subarray(0, 4));
		await expect(store.keep(opened(Readable.from([bytes])))).rejects.toThrow(ConnectionLost);
	});

	it.each([
		['damaged', (given: Buffer) => Buffer.from(given).fill('x', 3, 4)],
		['longer', (given: Buffer) => Buffer.concat([given, given])],
	])('never hands on what is %s', async (_how, kept) => {
		const { store } = keeping(kept);
		await expect(store.keep(opened(Readable.from([bytes])))).rejects.toMatchObject({
			reason: 'content_mismatch',
		});
	});

	it('says that n8n has no room, without the document’s name or n8n’s paths', async () => {
		const helpers = {
			...keeping().store,
			prepareBinaryData: async () => {
				throw Object.assign(new Error('ENOSPC: /home/node/.n8n/Doe, Jane.pdf'), { code: 'ENOSPC' });
			},
		} as unknown as StorageHelpers;
		const store = createDocumentStore(helpers, { name: 'Dropbox' }, () => new ContentHasher());
		const thrown: unknown = await store.keep(opened(Readable.from([bytes]))).catch((error: unknown) => error);
		expect(thrown).toMatchObject({
			reason: 'unavailable',
			message: expect.stringContaining('n8n') as string,
		});
		expect(String(thrown)).not.toContain('Doe');
	});

	describe('of content that is no stream of Node’s, and longer than a mebibyte', () => {
		const file = { name: 'a.pdf', size: 3 * 1024 * 1024, contentHash: undefined };
		const piece = Buffer.alloc(1024 * 1024);
		/** n8n in a mode, what it was given, and how many pieces had been read by then. */
		const inMode = (id: string | undefined) => {
			let read = 0;
			let readBefore: number | undefined;
			const pieces = async function* (wrong?: Error) {
				for (; read < 3; read++) yield piece;
				if (wrong !== undefined) throw wrong;
			};
			let kept: Buffer = Buffer.alloc(0);
			const helpers: StorageHelpers = {
				async prepareBinaryData(data, name) {
					if (name === file.name) readBefore = read;
					const all: Uint8Array[] = [];
					if (Buffer.isBuffer(data)) kept = data;
					else {
						for await (const each of data as AsyncIterable<Uint8Array>) all.push(each);
						kept = Buffer.concat(all);
					}
					return {
						mimeType: '',
						...(id === undefined ? { data: kept.toString('base64') } : { id, data: '' }),
					};
				},
				getBinaryStream: async () => Readable.from([kept]),
			};
			const store = createDocumentStore(helpers, { name: 'Clio' }, () => ({
				...{ update: () => undefined, digest: () => '' },
			}));
			return { store, pieces, readBefore: () => readBefore };
		};

		it.each([
			['filesystem-v2:1', 0],
			['database:1', 3],
			['s3:1', 3],
			[undefined, 3],
		])('gives n8n, where a file has the ID %p, what of it has been read: %p pieces', async (id, before) => {
			const { store, pieces, readBefore } = inMode(id);
			expect(await store.keep({ file, content: pieces() })).toMatchObject(id === undefined ? {} : { id });
			expect(readBefore()).toBe(before);
		});

		it.each(['filesystem-v2:1', 'database:1', undefined])(
			'hands on what the content says of itself, where a file has the ID %p',
			async (id) => {
				const wrong = new ContentError('it is damaged');
				const { store, pieces } = inMode(id);
				await expect(store.keep({ file, content: pieces(wrong) })).rejects.toBe(wrong);
			},
		);
	});
});
