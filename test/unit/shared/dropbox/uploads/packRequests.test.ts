/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { packRequests, type RequestLoad } from '@/nodes/shared/dropbox/uploads/uploadBatch';

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe('packing documents into requests', () => {
	const loads = fc.array(fc.record({ body: fc.nat(12), header: fc.integer({ min: 1, max: 5 }) }), {
		maxLength: 60,
	});
	const limits = fc.record({
		entries: fc.integer({ min: 1, max: 10 }),
		body: fc.integer({ min: 1, max: 30 }),
		header: fc.integer({ min: 1, max: 30 }),
	});

	it('keeps every document, in order, and every limit where there is more than one', () => {
		fc.assert(
			fc.property(loads, limits, (given, limit) => {
				const requests = packRequests(given, limit);
				expect(requests.flat()).toEqual(given);
				for (const request of requests) {
					expect(request.length).toBeGreaterThan(0);
					if (request.length === 1) continue;
					expect(request.length).toBeLessThanOrEqual(limit.entries);
					expect(sum(request.map(({ body }) => body))).toBeLessThanOrEqual(limit.body);
					expect(sum(request.map(({ header }) => header))).toBeLessThanOrEqual(limit.header);
				}
			}),
		);
	});

	it('begins a request only where the one before is full', () => {
		fc.assert(
			fc.property(loads, limits, (given, limit) => {
				const requests = packRequests(given, limit);
				requests.slice(1).forEach(([first], index) => {
					const before = [...(requests[index] ?? []), first as RequestLoad];
					const fits =
						before.length <= limit.entries &&
						sum(before.map(({ body }) => body)) <= limit.body &&
						sum(before.map(({ header }) => header)) <= limit.header;
					expect(fits).toBe(false);
				});
			}),
		);
	});

	it('makes no request of nothing', () => {
		expect(packRequests([], { entries: 1, body: 1, header: 1 })).toEqual([]);
	});
});
