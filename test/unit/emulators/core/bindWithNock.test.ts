/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import https from 'node:https';
import { Readable } from 'node:stream';
import type { EmulatedResponse } from '@/test/emulators/core/contract';
import { bindWithNock, type Unbind } from '@/test/emulators/core/bindWithNock';

interface Got {
	status: number;
	body: Buffer;
	complete: boolean;
}

function post(url: string, body: Buffer): Promise<Got> {
	return new Promise((resolve, reject) => {
		const request = https.request(url, { method: 'POST' }, (response) => {
			const chunks: Buffer[] = [];
			const got = (): Got => ({
				...{ status: response.statusCode ?? 0, body: Buffer.concat(chunks), complete: response.complete },
			});
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', () => undefined);
			response.on('close', () => resolve(got()));
		});
		request.on('error', reject);
		request.end(body);
	});
}

describe('services bound in process', () => {
	let unbind: Unbind | undefined;
	let answer: EmulatedResponse;

	beforeEach(() => {
		unbind = bindWithNock([
			{
				hosts: ['api.dropboxapi.com', '*.legalserver.org'],
				async handle({ host, path, query, body }) {
					const echo = Buffer.concat([Buffer.from(`${host}${path}?${query.toString()}|`), body]);
					return { ...answer, body: answer.body === '' ? echo : answer.body };
				},
			},
		]);
		answer = { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: '' };
	});

	afterEach(() => unbind?.());

	it('get the bytes of a request as they were sent', async () => {
		const body = Buffer.from([0, 255, 254, 10, 128]);
		const got = await post('https://api.dropboxapi.com/2/files/upload?a=1', body);
		expect(got.body).toEqual(Buffer.concat([Buffer.from('api.dropboxapi.com/2/files/upload?a=1|'), body]));
	});

	it('get headers of any length that a service may refuse', async () => {
		const response = await fetch('https://api.dropboxapi.com/x', {
			headers: { 'x-long': 'x'.repeat(1_000_000) },
		});
		expect(response.status).toBe(200);
	});

	it('answer for every name below a wildcard', async () => {
		const got = await post('https://sample.legalserver.org/x', Buffer.alloc(0));
		expect(got.body.toString()).toBe('sample.legalserver.org/x?|');
	});

	it('answer global fetch as well', async () => {
		const response = await fetch('https://api.dropboxapi.com/2/x', { method: 'POST', body: 'hi' });
		expect(await response.text()).toBe('api.dropboxapi.com/2/x?|hi');
	});

	it('keep the status and stream bodies', async () => {
		answer = { status: 409, headers: {}, body: Readable.from([Buffer.from('one '), Buffer.from('two')]) };
		expect(await post('https://api.dropboxapi.com/x', Buffer.alloc(0))).toEqual({
			...{ status: 409, complete: true, body: Buffer.from('one two') },
		});
	});

	it('show a bug of the service instead of hanging', async () => {
		const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
		answer = undefined as unknown as EmulatedResponse;
		expect((await post('https://api.dropboxapi.com/x', Buffer.alloc(0))).status).toBe(500);
		expect(written).toHaveBeenCalledWith(expect.stringContaining('api.dropboxapi.com broke'));
		written.mockRestore();
	});

	it('cut the connection instead of answering', async () => {
		answer = { ...answer, cutAfterBytes: 0 };
		await expect(post('https://api.dropboxapi.com/x', Buffer.alloc(0))).rejects.toMatchObject({
			code: 'ECONNRESET',
		});
	});

	it('cut the connection inside the body', async () => {
		answer = { status: 200, headers: { 'content-length': '100' }, body: 'x'.repeat(100), cutAfterBytes: 10 };
		const got = await post('https://api.dropboxapi.com/x', Buffer.alloc(0));
		expect(got.body.length).toBe(10);
		expect(got.complete).toBe(false);
	});

	it('leave every other host unreachable', async () => {
		await expect(post('https://example.org/x', Buffer.alloc(0))).rejects.toThrow(/example\.org/);
	});

	it('let go when unbound', async () => {
		unbind?.();
		unbind = bindWithNock([]);
		await expect(post('https://api.dropboxapi.com/x', Buffer.alloc(0))).rejects.toThrow();
	});
});
