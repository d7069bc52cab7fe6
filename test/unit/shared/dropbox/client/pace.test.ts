/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { ConnectionLost, type HttpResponse, type Clock, type Send } from '@/nodes/shared/http/types';
import { inParallel } from '@/nodes/shared/core/outcome';
import type { Api } from '@/nodes/shared/dropbox/client/Api';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { dropboxService } from '@/nodes/shared/dropbox/client/service';
import { createClient } from '@/nodes/shared/http/createClient';
import { RateLimiter } from '@/nodes/shared/http/RateLimiter';
import { Timeline } from '@/test/support/Timeline';

/** Milliseconds that each call takes there and back. */
const ROUND_TRIP = 80;

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
	...{ status, headers },
	body: Buffer.from(JSON.stringify(body)),
});

const tooMany = (tag: string, seconds = 1) =>
	answer(429, { error: { reason: { '.tag': tag } } }, { 'retry-after': String(seconds) });

/** A service that takes so many calls in a second and turns the others away, which count as well. */
function limited(clock: Clock, perSecond: number) {
	const seen = { calls: 0, turnedAway: 0, underWay: 0, most: 0, early: 0 };
	const begun: number[] = [];
	let open = 0;
	const send: Send = async ({ url }) => {
		seen.calls++;
		seen.most = Math.max(seen.most, ++seen.underWay);
		if (clock.now() < open) seen.early++;
		await clock.sleep(ROUND_TRIP / 2);
		begun.push(clock.now());
		const inLastSecond = begun.filter((time) => clock.now() - time < 1000).length;
		const isTooMany = inLastSecond > perSecond;
		if (isTooMany) seen.turnedAway++;
		await clock.sleep(ROUND_TRIP / 2);
		seen.underWay--;
		if (isTooMany) open = Math.max(open, clock.now() + 1000);
		return isTooMany ? tooMany('too_many_requests') : answer(200, { '.tag': 'folder', id: url });
	};
	return { send, seen };
}

const lookUp = async (api: Api, many: number, atOnce: number) =>
	await inParallel(
		Array.from({ length: many }, (_, index) => `/${index}`),
		async (path) => await api.call((sdk) => sdk.filesGetMetadata({ path })),
		atOnce,
	);

/** The same adapter without its pace: each call retries by itself. */
const unpaced = () =>
	jest.spyOn(RateLimiter.prototype, 'acquire').mockResolvedValue({ release: () => undefined });

/** Each request once, whatever is answered, at the pace of an execution. */
const pacedBy = (clock: Clock, send: Send): Send => {
	const client = createClient(send, clock, dropboxService);
	return async (request) =>
		await client.call(
			async (sendInTurn) => await sendInTurn(request),
			() => false,
			send,
		);
};

describe('the pace of an execution', () => {
	afterEach(() => jest.restoreAllMocks());

	const storm = async (perSecond: number) => {
		const clock = new Timeline();
		const { send, seen } = limited(clock, perSecond);
		const began = clock.now();
		const found = await lookUp(
			createApi(send, clock, async () => ({})),
			1000,
			64,
		);
		return { ...seen, found: found.length, seconds: (clock.now() - began) / 1000 };
	};

	it('ends a thousand lookups under a rate limit, with few calls turned away', async () => {
		const paced = await storm(50);
		unpaced();
		const without = await storm(50);
		expect(paced).toMatchObject({ found: 1000, underWay: 0 });
		expect(paced.most).toBeLessThanOrEqual(32);
		expect(without.most).toBe(64);
		expect(paced.turnedAway * 4).toBeLessThan(without.turnedAway);
		// It waits as the service said: hammering would be sooner through, at the price of the limit of others.
		expect(paced.seconds).toBeLessThan(2 * without.seconds);
	});

	it('lets no call begin before the time that the service said', async () => {
		expect((await storm(50)).early).toBe(0);
	});

	it('has as many under way as there may be, where nothing is turned away', async () => {
		const paced = await storm(1_000_000);
		expect(paced).toMatchObject({ turnedAway: 0, most: 32 });
	});

	it('slows only writes down for a write lock', async () => {
		const clock = new Timeline();
		const at: Record<string, number[]> = { create_folder_v2: [], get_metadata: [] };
		const send: Send = async ({ url }) => {
			const times = at[url.slice(url.lastIndexOf('/') + 1)] ?? [];
			times.push(clock.now());
			await clock.sleep(ROUND_TRIP);
			if (url.endsWith('create_folder_v2') && times.length === 1)
				return tooMany('too_many_write_operations', 5);
			return answer(200, { '.tag': 'folder', id: url, metadata: {} });
		};
		const api = createApi(send, clock, async () => ({}));
		const create = async (path: string) => await api.call((sdk) => sdk.filesCreateFolderV2({ path }));
		const began = clock.now();
		await Promise.all([
			lookUp(api, 50, 4),
			create('/a').then(async () => await create('/b')),
			clock.sleep(ROUND_TRIP * 2).then(async () => await create('/c')),
		]);
		expect(at['create_folder_v2']?.slice(1).every((time) => time - began >= 5000)).toBe(true);
		expect(Math.max(...(at['get_metadata'] ?? [])) - began).toBeLessThan(2000);
	});

	it('does not wait for what is longer than a call’s patience', async () => {
		const clock = new Timeline();
		let calls = 0;
		const send: Send = async () => {
			calls++;
			return calls === 1 ? tooMany('too_many_requests', 86_400) : answer(200, { '.tag': 'folder' });
		};
		const api = createApi(send, clock, async () => ({}));
		await expect(lookUp(api, 1, 1)).rejects.toMatchObject({ status: 429 });
		await lookUp(api, 1, 1);
		expect(calls).toBe(2);
	});

	it('goes on when calls lose their connection', async () => {
		const clock = new Timeline();
		let calls = 0;
		const send: Send = async () => {
			if (++calls % 2 === 1) throw new ConnectionLost('cut');
			return answer(200, { '.tag': 'folder' });
		};
		await lookUp(
			createApi(send, clock, async () => ({})),
			100,
			16,
		);
		expect(calls).toBeGreaterThanOrEqual(200);
	});

	it('tells all that wait when nobody may wait', async () => {
		const clock = { ...new Timeline(), now: () => 0, random: () => 0 };
		const impatient: Clock = { ...clock, sleep: async () => await Promise.reject(new RangeError('no time')) };
		const send: Send = async () => tooMany('too_many_requests');
		const pace = pacedBy(impatient, send);
		const request = { url: 'https://api.dropboxapi.com/2/x', method: 'POST', headers: {} } as const;
		await pace(request);
		const ends = await Promise.allSettled([pace(request), pace(request)]);
		expect(ends.map((end) => end.status === 'rejected' && String(end.reason))).toEqual([
			...['RangeError: no time', 'RangeError: no time'],
		]);
	});

	describe('gives the turn of a write back', () => {
		const request = (url: string) =>
			({ url: `https://api.dropboxapi.com/2/${url}`, method: 'POST', headers: {} }) as const;
		/** How many of a hundred writes, one after the other, get their turn. */
		const writesSent = async (send: Send): Promise<number> => {
			let sent = 0;
			const paced = pacedBy(new Timeline(), async (given) => {
				sent++;
				return await send(given);
			});
			const run = async () => {
				for (let write = 0; write < 100; write++) {
					await paced(request('files/create_folder_v2')).catch(() => undefined);
				}
			};
			void run();
			for (let turn = 0; turn < 1000; turn++) await new Promise((resolve) => setImmediate(resolve));
			return sent;
		};

		it.each<[string, Send]>([
			['that went through', async () => answer(200, {})],
			['that was refused', async () => answer(409, { error: { '.tag': 'path' } })],
			['whose connection was lost', async () => await Promise.reject(new ConnectionLost('cut'))],
		])('%s', async (_what, send) => {
			expect(await writesSent(send)).toBe(100);
		});

		it('and no turn for writes is taken by calls that write nothing', async () => {
			const open: string[] = [];
			const paced = pacedBy(new Timeline(), async ({ url }) => {
				open.push(url.slice(url.lastIndexOf('/2/') + 3));
				return await new Promise(() => undefined);
			});
			const reads = ['files/get_metadata', 'files/create_folder_batch/check', 'files/list_folder'];
			for (let call = 0; call < 4; call++) void paced(request(reads[call % 3] as string));
			void paced(request('files/move_v2'));
			for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
			expect(open).toEqual([...reads, reads[0], 'files/move_v2']);
		});
	});
});
