/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiError } from '@/nodes/shared/dropbox/client/Api';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { toRefusal } from '@/nodes/shared/dropbox/errors/toRefusal';
import { ConnectionLost, type HttpResponse, type Send } from '@/nodes/shared/http/types';
import { VirtualClock } from '@/test/support/VirtualClock';

const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
	status,
	headers: { 'content-type': 'application/json', ...headers },
	body: Buffer.from(JSON.stringify(body)),
});

const plain = (status: number, body: string, headers: Record<string, string> = {}): HttpResponse => ({
	status,
	headers: { 'content-type': 'text/plain', ...headers },
	body: Buffer.from(body),
});

const found = json(200, { '.tag': 'folder', id: 'id:x', name: 'x' });

describe('apiOn', () => {
	const clock = () => new VirtualClock();
	const noHeaders = async () => ({});

	/** Gives the scripted answers one after the other; an Error is thrown. */
	const scripted = (...script: Array<HttpResponse | Error>) => {
		const asked: string[] = [];
		const send: Send = async ({ url }) => {
			asked.push(url);
			const next = script.shift();
			if (next === undefined) throw new TypeError('asked once too often');
			if (next instanceof Error) throw next;
			return next;
		};
		return { send, asked };
	};

	it.each(['<html>Sign in to the network</html>', '{"entries": [{".tag": "fi', '"ok"', '[]', 'null', ''])(
		'asks again where a success says %j, which is none of Dropbox',
		async (body) => {
			const { send, asked } = scripted(plain(200, body), found);
			const api = createApi(send, clock(), noHeaders);
			expect(await api.call((sdk) => sdk.filesGetMetadata({ path: '/x' }))).toMatchObject({ id: 'id:x' });
			expect(asked).toHaveLength(2);
		},
	);

	describe('once a route stayed shut for as long as there is patience', () => {
		const get = async (api: ReturnType<typeof createApi>) =>
			await api.call((sdk) => sdk.filesGetMetadata({ path: '/x' }));
		const arranged = async () => {
			const time = clock();
			const outage = { is: true, calls: 0 };
			const api = createApi(
				async ({ url }) => {
					outage.calls++;
					return outage.is && url.endsWith('get_metadata') ? json(503, {}) : found;
				},
				time,
				noHeaders,
			);
			await expect(get(api)).rejects.toMatchObject({ status: 503 });
			const waited = time.now();
			outage.calls = 0;
			return { api, outage, time, waited };
		};

		it('tries further calls of it once, so that an outage is waited out once', async () => {
			const { api, outage, time, waited } = await arranged();
			for (let nth = 0; nth < 5; nth++) await expect(get(api)).rejects.toMatchObject({ status: 503 });
			expect({ calls: outage.calls, waited: time.now() - waited }).toEqual({ calls: 5, waited: 0 });
		});

		it('is patient with other routes, and with this one again when it has answered', async () => {
			const { api, outage } = await arranged();
			outage.is = false;
			await api.call((sdk) => sdk.filesListFolder({ path: '' }));
			await get(api);
			outage.is = true;
			outage.calls = 0;
			await expect(get(api)).rejects.toMatchObject({ status: 503 });
			expect(outage.calls).toBeGreaterThan(10);
		});
	});

	it('does not write again where a success is none of Dropbox', async () => {
		const { send } = scripted(plain(200, '<html></html>'), found);
		const api = createApi(send, clock(), noHeaders);
		const write = api.callOnce((sdk) => sdk.filesMoveV2({ from_path: '/x', to_path: '/y' }));
		await expect(write).rejects.toBeInstanceOf(ConnectionLost);
	});

	it.each(['null', ''])('takes %j for an answer to an appended chunk', async (body) => {
		const { send } = scripted(plain(200, body));
		const cursor = { session_id: 's', offset: 0 };
		const append = createApi(send, clock(), noHeaders).call((sdk) =>
			sdk.filesUploadSessionAppendV2({ cursor }),
		);
		await expect(append).resolves.toBeDefined();
	});

	const busy = (tag: string) => ({ error_summary: `${tag}/..`, error: { '.tag': tag } });

	it.each([
		[
			'a 429 in JSON',
			json(
				429,
				{ error_summary: 'too_many_requests/.', error: { reason: { '.tag': 'too_many_requests' } } },
				{ 'retry-after': '300' },
			),
			300_000,
		],
		['a 429 in text', plain(429, 'Too many requests', { 'retry-after': '15' }), 15_000],
		['a 409 about the write lock', json(409, busy('too_many_write_operations')), 0],
		[
			'a write lock inside the path',
			json(409, {
				error_summary: 'path/too_many…',
				error: { '.tag': 'path', path: { '.tag': 'too_many_write_operations' } },
			}),
			0,
		],
		['a 500', plain(500, ''), 0],
		['a 503', plain(503, 'maintenance'), 0],
		['a lost answer', new ConnectionLost('reset'), 0],
	])('repeats after %s, not before it may', async (_, answer, atLeast) => {
		const time = clock();
		const { send, asked } = scripted(answer, found);
		const api = createApi(send, time, noHeaders);
		await expect(api.call((sdk) => sdk.filesGetMetadata({ path: '/x' }))).resolves.toMatchObject({
			id: 'id:x',
		});
		expect(asked.length).toBe(2);
		expect(time.slept[0]).toBeGreaterThanOrEqual(atLeast);
	});

	it.each([
		['insufficient_space', { '.tag': 'path', path: { '.tag': 'insufficient_space' } }, 'no_space'],
		['malformed_path', { '.tag': 'path', path: { '.tag': 'malformed_path' } }, 'invalid_input'],
		['disallowed_name', { '.tag': 'path', path: { '.tag': 'disallowed_name' } }, 'name_not_allowed'],
		['no_write_permission', { '.tag': 'path', path: { '.tag': 'no_write_permission' } }, 'no_access'],
		[
			'conflict',
			{ '.tag': 'path', path: { '.tag': 'conflict', conflict: { '.tag': 'file_ancestor' } } },
			'not_a_folder',
		],
	])('does not repeat after %s', async (tag, error, kind) => {
		const { send, asked } = scripted(json(409, { error_summary: `path/${tag}/..`, error }));
		const call = createApi(send, clock(), noHeaders).call((sdk) => sdk.filesGetMetadata({ path: '/x' }));
		const thrown = await call.catch(toRefusal);
		expect(thrown).toMatchObject({ name: 'Refusal', reason: kind });
		expect(asked.length).toBe(1);
	});

	it('gives up in the end, with what was answered last', async () => {
		const time = clock();
		const send: Send = async () => plain(503, '');
		const began = time.now();
		const call = createApi(send, time, noHeaders).call((sdk) => sdk.filesGetMetadata({ path: '/x' }));
		await expect(call).rejects.toMatchObject({ name: 'ApiError', status: 503 });
		expect(time.now() - began).toBeLessThanOrEqual(15 * 60_000);
		expect(time.slept.length).toBeGreaterThan(20);
	});

	it('gives up sooner where the run says so', async () => {
		const time = Object.assign(clock(), { giveUpAfter: 30_000 });
		const began = time.now();
		const api = createApi(async () => plain(503, ''), time, noHeaders);
		const call = api.call((sdk) => sdk.filesGetMetadata({ path: '/x' }));
		await expect(call).rejects.toMatchObject({ name: 'ApiError', status: 503 });
		expect(time.now() - began).toBeLessThanOrEqual(30_000);
		expect(time.slept.length).toBeGreaterThan(2);
	});

	it('does not wait for a time that lies behind the end of the run’s patience', async () => {
		const time = Object.assign(clock(), { giveUpAfter: 30_000 });
		const { send, asked } = scripted(plain(429, 'Too many requests', { 'retry-after': '300' }), found, found);
		const api = createApi(send, time, noHeaders);
		await expect(api.call((sdk) => sdk.filesGetMetadata({ path: '/x' }))).rejects.toMatchObject({
			status: 429,
		});
		await api.call((sdk) => sdk.filesGetMetadata({ path: '/y' }));
		expect(asked.length).toBe(2);
		expect(time.slept).toEqual([]);
	});

	it('waits out once that a host cannot be reached, whatever is asked of it; and again after it was', async () => {
		const time = clock();
		let isReached = false;
		const send: Send = async () => {
			if (!isReached) throw new ConnectionLost('no route');
			return found;
		};
		const api = createApi(send, time, noHeaders);
		const lost = async (call: Promise<unknown>) => await expect(call).rejects.toBeInstanceOf(ConnectionLost);
		await lost(api.call((sdk) => sdk.filesGetMetadata({ path: '/x' })));
		const waits = time.slept.length;
		await lost(api.call((sdk) => sdk.filesListFolder({ path: '/x' })));
		await lost(api.callOnce((sdk) => sdk.filesCreateFolderV2({ path: '/x' })));
		expect(time.slept.length).toBe(waits);
		isReached = true;
		await api.call((sdk) => sdk.filesGetMetadata({ path: '/x' }));
		isReached = false;
		await lost(api.call((sdk) => sdk.filesListFolder({ path: '/x' })));
		expect(time.slept.length).toBeGreaterThan(waits);
	});

	it.each([
		['a lost answer', new ConnectionLost('reset')],
		['a 500', plain(500, '')],
	])('asks once where a write must not be repeated blindly: %s', async (_, answer) => {
		const { send, asked } = scripted(answer, found);
		const call = createApi(send, clock(), noHeaders).callOnce((sdk) => sdk.filesGetMetadata({ path: '/x' }));
		await expect(call).rejects.toBeInstanceOf(Error);
		expect(asked.length).toBe(1);
	});

	it('repeats even such a write when it was surely not carried out', async () => {
		const { send } = scripted(plain(429, 'Too many requests', { 'retry-after': '1' }), found);
		const call = createApi(send, clock(), noHeaders).callOnce((sdk) => sdk.filesGetMetadata({ path: '/x' }));
		await expect(call).resolves.toMatchObject({ id: 'id:x' });
	});

	it('lets defects through at once', async () => {
		const { send, asked } = scripted(new TypeError('defect'), found);
		await expect(
			createApi(send, clock(), noHeaders).call((sdk) => sdk.filesGetMetadata({ path: '/x' })),
		).rejects.toThrow('defect');
		expect(asked.length).toBe(1);
	});

	it('acts for whom the headers say', async () => {
		const sent: Array<Record<string, string>> = [];
		const send: Send = async ({ headers }) => {
			sent.push(headers);
			return found;
		};
		const api = createApi(send, clock(), async () => ({ selectUser: 'dbmid:1', pathRoot: '{"root":"5"}' }));
		await api.call((sdk) => sdk.filesGetMetadata({ path: '/x' }));
		expect(sent[0]).toMatchObject({
			'Dropbox-API-Select-User': 'dbmid:1',
			'Dropbox-API-Path-Root': '{"root":"5"}',
		});
		expect(Object.keys(sent[0] ?? {}).map((name) => name.toLowerCase())).not.toContain('authorization');
	});
});

describe('ApiError', () => {
	const error = new ApiError(
		409,
		{ '.tag': 'path', path: { '.tag': 'conflict', conflict: { '.tag': 'folder' } } } as never,
		'',
		undefined,
	);

	it.each([
		[['path'], true],
		[['path', 'conflict', 'folder'], true],
		[['path', 'conflict', 'file'], false],
		[['reset'], false],
	])('follows its tags: %j is %s', (way, expected) => {
		expect(error.is(...way)).toBe(expected);
	});
});
