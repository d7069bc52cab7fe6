/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { RateWindow, type RateReading } from '@/nodes/shared/http/RateWindow';
import type { HttpResponse } from '@/nodes/shared/http/types';
import { VirtualClock } from '@/test/support/VirtualClock';

const MINUTE = 60_000;

/** A service that counts 50 calls a minute, in windows that begin with their first call, others among them. */
class CountingService {
	endsAt = 0;
	used = 0;
	answered = 0;
	refused = 0;
	says = true;

	constructor(
		private readonly clock: VirtualClock,
		readonly limit = 50,
	) {}

	call(): Pick<HttpResponse, 'status' | 'headers'> {
		const now = this.clock.now();
		if (now >= this.endsAt) [this.endsAt, this.used] = [now + MINUTE, 0];
		const isOver = this.used >= this.limit;
		if (isOver) this.refused++;
		else [this.used, this.answered] = [this.used + 1, this.answered + 1];
		const left = { remaining: `${this.limit - this.used}`, reset: `${this.endsAt - now}` };
		const retry = isOver ? { 'retry-after': `${Math.ceil((this.endsAt - now) / 1000)}` } : {};
		return {
			status: isOver ? 429 : 200,
			headers: { ...(this.says ? { ...left, limit: `${this.limit}` } : {}), ...retry } as never,
		};
	}
}

const read = (headers: HttpResponse['headers']): RateReading | undefined =>
	headers['remaining'] === undefined
		? undefined
		: {
				calls: Number(headers['limit']),
				remaining: Number(headers['remaining']),
				resetsIn: Number(headers['reset']),
			};

describe('the calls of a window', () => {
	let clock: VirtualClock;
	let service: CountingService;
	let window: RateWindow;
	beforeEach(() => {
		clock = new VirtualClock();
		service = new CountingService(clock);
		window = new RateWindow({
			service: { name: 'Service', retryAfter: (headers) => Number(headers['retry-after']) },
			grant: { calls: 50, every: MINUTE },
			read,
		});
	});

	const makeCalls = async (count: number, reserve = 0) => {
		for (let index = 0; index < count; index++) {
			await window.acquire(clock, reserve);
			window.release(service.call(), clock.now());
		}
	};

	it('are used to the last, and no call is refused', async () => {
		const began = clock.now();
		await makeCalls(500);
		expect(service.refused).toBe(0);
		// Ten windows; the last begins after nine minutes.
		expect(clock.now() - began).toBeLessThan(9 * MINUTE * 1.1);
		expect(clock.now() - began).toBeGreaterThan(9 * MINUTE * 0.99);
	});

	it('take no longer than 1.1 times what the limit allows with some left for others', async () => {
		const began = clock.now();
		await makeCalls(2200, 3);
		expect(service.refused).toBe(0);
		expect(clock.now() - began).toBeLessThan((2200 / 50) * MINUTE * 1.1);
	});

	it('leave a reserve, which who does not leave one may use', async () => {
		await makeCalls(40, 10);
		expect(window.waitTime(clock.now(), 10)).toBeGreaterThan(0);
		expect(window.waitTime(clock.now(), 0)).toBe(0);
	});

	it('are shared by what goes on at the same time', async () => {
		await Promise.all(Array.from({ length: 20 }, async () => await makeCalls(10)));
		expect(service.refused).toBe(0);
		expect(service.answered).toBe(200);
	});

	it('are fewer where others use the same token', async () => {
		for (let index = 0; index < 30; index++) service.call();
		await makeCalls(60);
		expect(service.refused).toBe(0);
	});

	it('are more where the service allows more', async () => {
		service = new CountingService(clock, 200);
		const began = clock.now();
		await makeCalls(400);
		expect(clock.now() - began).toBeLessThan(2 * MINUTE);
		expect(service.refused).toBe(0);
	});

	it('are counted here where the service says nothing', async () => {
		service.says = false;
		const began = clock.now();
		await makeCalls(150);
		expect(clock.now() - began).toBeGreaterThanOrEqual(2 * MINUTE);
		expect(service.refused).toBe(0);
	});

	it('pause for all where the service turns one away', async () => {
		await window.acquire(clock, 0);
		window.release({ status: 429, headers: { 'retry-after': '7' } }, clock.now());
		expect(window.waitTime(clock.now(), 0)).toBe(7000);
	});

	it('are refused to who may not wait that long', async () => {
		await makeCalls(50);
		const impatient = Object.assign(Object.create(clock) as VirtualClock, { giveUpAfter: 10_000 });
		await expect(window.acquire(impatient, 0)).rejects.toMatchObject({ reason: 'too_busy' });
	});

	it('say how long so many take', async () => {
		expect(window.estimate(clock.now(), 0, 50)).toBe(0);
		expect(window.estimate(clock.now(), 0, 51)).toBe(MINUTE);
		expect(window.estimate(clock.now(), 0, 2000)).toBe(39 * MINUTE);
		await makeCalls(20);
		expect(window.estimate(clock.now(), 0, 30)).toBe(0);
		expect(window.estimate(clock.now(), 0, 31)).toBe(MINUTE);
	});

	it('say how many are left, and all again in the next window', async () => {
		expect(window.remaining(clock.now())).toEqual({ left: 50, of: 50 });
		await makeCalls(20);
		expect(window.remaining(clock.now())).toEqual({ left: 30, of: 50 });
		expect(window.remaining(clock.now() + MINUTE)).toEqual({ left: 50, of: 50 });
		const closed = { status: 429, headers: { 'retry-after': '30' } };
		await window.acquire(clock, 0);
		window.release(closed, clock.now());
		expect(window.remaining(clock.now())).toEqual({ left: 0, of: 50 });
	});

	it('do not follow a response of the window before', async () => {
		await makeCalls(50);
		const late = { remaining: '0', reset: '0', limit: '50' };
		await window.acquire(clock, 0);
		window.release({ status: 200, headers: late }, clock.now());
		expect(window.waitTime(clock.now(), 0)).toBe(0);
	});
});
