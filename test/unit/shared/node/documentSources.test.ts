/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { sleep, type IBinaryData } from 'n8n-workflow';
import { createBinarySource, createTextSource } from '@/nodes/shared/node/documentSources';
import type { DocumentSource } from '@/nodes/shared/core/DocumentSource';
import { inMemory, createStorage, type Storage } from '@/test/support/createItemContext';

const CONTENT = Buffer.alloc(3 * 1024 * 1024 + 17, 'of a case ');

async function piecesOf(source: DocumentSource): Promise<Buffer[]> {
	const pieces: Buffer[] = [];
	for await (const piece of await source.open()) pieces.push(Buffer.from(piece));
	return pieces;
}

const bytesOf = async (source: DocumentSource): Promise<Buffer> => Buffer.concat(await piecesOf(source));

describe('the bytes of a binary field', () => {
	it.each(['', 'hello', CONTENT])('in memory are read as often as asked', async (content) => {
		const source = await createBinarySource(inMemory(content), createStorage({}));
		expect((await bytesOf(source)).equals(Buffer.from(content))).toBe(true);
		expect((await bytesOf(source)).equals(Buffer.from(content))).toBe(true);
	});

	it('in memory need not be as long as the item says: a Code node may have changed them', async () => {
		const source = await createBinarySource(inMemory('hello', { bytes: 77 }), createStorage({}));
		expect(source.size).toBe(5);
	});

	const inBase64 = async (data: string) =>
		await createBinarySource({ mimeType: 'text/plain', data }, createStorage({}));

	it('in memory are as long as their base64 says, without decoding it', async () => {
		for (let size = 0; size < 9; size++) {
			const content = Buffer.alloc(size, 'x');
			expect((await inBase64(content.toString('base64'))).size).toBe(size);
		}
		expect((await inBase64(CONTENT.toString('base64'))).size).toBe(CONTENT.length);
	});

	it('in memory come in pieces of at most a mebibyte', async () => {
		const pieces = await piecesOf(await inBase64(CONTENT.toString('base64')));
		expect(Buffer.concat(pieces).equals(CONTENT)).toBe(true);
		expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(1024 * 1024);
	});

	it.each([
		['line breaks', (base64: string) => base64.replace(/.{76}/g, '$&\r\n')],
		['no padding', (base64: string) => base64.replace(/=+$/, '')],
		['breaks in its padding', (base64: string) => base64.replace(/=$/, '\n=\n')],
	])('in memory may have %s, and are of unknown length then', async (_what, written) => {
		const source = await inBase64(written(CONTENT.toString('base64')));
		expect(source.size).toBeUndefined();
		expect((await bytesOf(source)).equals(CONTENT)).toBe(true);
	});

	it('in memory leave the process to others while they are read', async () => {
		const source = await inBase64(Buffer.alloc(6 * 1024 * 1024).toString('base64'));
		let others = false;
		void sleep(0).then(() => (others = true));
		await bytesOf(source);
		expect(others).toBe(true);
	});

	const NO_BASE64 = [
		...['Dear Sir!', 'data:text/plain;base64,SGk=', 'SGk=SGk=', undefined],
		// Padding at the end of a piece, with more behind.
		`${'A'.repeat(1398099)}=\n=A`,
	];
	it.each(NO_BASE64)('are refused where they are no base64 (%#)', async (data) => {
		const source = await createBinarySource(
			{ mimeType: 'text/plain', data } as IBinaryData,
			createStorage({}),
		);
		await expect(source.open()).rejects.toMatchObject({
			reason: 'source_incomplete',
			message: expect.stringContaining('not base64') as string,
		});
	});

	it('are refused where their base64 was cut off within a byte', async () => {
		await expect(bytesOf(await inBase64('aGVsbG8ga'))).rejects.toMatchObject({ reason: 'source_incomplete' });
	});

	it('that n8n no longer has are refused, without its paths', async () => {
		const binary: IBinaryData = { mimeType: 'text/plain', data: 'filesystem-v2', id: 'filesystem-v2:gone' };
		const reading = createBinarySource(binary, createStorage({}));
		await expect(reading).rejects.toMatchObject({ reason: 'source_incomplete' });
		await expect(createBinarySource(binary, createStorage({}))).rejects.not.toThrow(/home/);
		const lost: Storage = {
			...createStorage({}),
			getBinaryMetadata: async () => ({ fileSize: 5 }),
			getBinaryStream: async () => await Promise.reject(new Error('gone meanwhile')),
		};
		await expect((await createBinarySource(binary, lost)).open()).rejects.toMatchObject({
			reason: 'source_incomplete',
		});
	});

	describe('in n8n’s own storage', () => {
		let folder: string;
		let service: BinaryDataService;
		let storage: Storage;

		beforeEach(async () => {
			folder = mkdtempSync(join(tmpdir(), 'binary-'));
			const config = { mode: 'filesystem', localStoragePath: folder } as unknown as BinaryDataConfig;
			service = new BinaryDataService(config, { error: () => undefined } as never, {} as never);
			await service.init();
			storage = {
				getBinaryStream: async (id, chunkSize) => await service.getAsStream(id, chunkSize),
				getBinaryMetadata: async (id) => await service.getMetadata(id),
			};
		});
		afterEach(() => rmSync(folder, { recursive: true }));

		const keep = async (content: Buffer): Promise<IBinaryData> =>
			await service.store({ type: 'execution', workflowId: '1', executionId: '2' }, content, {
				mimeType: 'text/plain',
				data: '',
			});

		it.each([Buffer.alloc(0), CONTENT])('on disk are streamed in pieces', async (content) => {
			const source = await createBinarySource(await keep(content), storage);
			expect(source.size).toBe(content.length);
			const pieces = await piecesOf(source);
			expect(Buffer.concat(pieces).equals(content)).toBe(true);
			expect(Math.max(0, ...pieces.map(({ length }) => length))).toBeLessThanOrEqual(1024 * 1024);
			expect((await bytesOf(source)).equals(content)).toBe(true);
		});

		it('in a database come through the same door', async () => {
			const rows = new Map([['row-1', CONTENT]]);
			service.setManager('database', {
				getAsStream: async (id: string) => Readable.from(rows.get(id) ?? []),
				getMetadata: async (id: string) => ({ fileSize: rows.get(id)?.length ?? 0 }),
			} as never);
			const binary = { mimeType: 'text/plain', data: 'database', id: 'database:row-1' };
			const source = await createBinarySource(binary, storage);
			expect(source.size).toBe(CONTENT.length);
			expect((await bytesOf(source)).equals(CONTENT)).toBe(true);
		});
	});
});

describe('text', () => {
	it.each(['', 'hello', 'Grüße, 世界'])('is saved as UTF-8: %s', async (text) => {
		const source = createTextSource(text);
		expect((await bytesOf(source)).toString('utf8')).toBe(text);
		expect(source.size).toBe(Buffer.byteLength(text));
	});
});
