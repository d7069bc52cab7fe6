/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { refusedBy, stallsAfter, stallsOf, withoutStalls } from '@/nodes/shared/domain/queue/stalls';
import { MINUTE, NOW } from './createRow';

const HOUR = 60 * MINUTE;
const WAIT = 125 * MINUTE;
const detailsOf = (...stalledAt: unknown[]) => JSON.stringify({ folderId: '1', service: 'clio', stalledAt });

it('reads what it knows, and nothing else', () => {
	expect([refusedBy('{"service":"clio"}'), refusedBy('{"service":7}'), refusedBy('no JSON')]).toEqual([
		...['clio', '', ''],
	]);
	expect(stallsOf(detailsOf(NOW, 'yesterday', null))).toEqual([NOW]);
	expect([stallsOf('{"stalledAt":7}'), stallsOf('')]).toEqual([[], []]);
});

describe('a further refusal', () => {
	it('is added, at most once an hour', () => {
		expect(stallsAfter('{}', 'clio', NOW, WAIT)).toEqual([NOW]);
		expect(stallsAfter(detailsOf(NOW - WAIT), 'clio', NOW, WAIT)).toEqual([NOW - WAIT, NOW]);
		expect(stallsAfter(detailsOf(NOW - HOUR + 1), 'clio', NOW, MINUTE)).toEqual([NOW - HOUR + 1]);
		expect(stallsAfter(detailsOf(NOW - HOUR), 'clio', NOW, MINUTE)).toEqual([NOW - HOUR, NOW]);
	});

	it('of another service, or after a long time without a try, begins anew', () => {
		expect(stallsAfter(detailsOf(NOW - WAIT), 'dropbox', NOW, WAIT)).toEqual([NOW]);
		expect(stallsAfter(detailsOf(NOW - 2 * WAIT), 'clio', NOW, WAIT)).toHaveLength(2);
		expect(stallsAfter(detailsOf(NOW - 2 * WAIT - 1), 'clio', NOW, WAIT)).toEqual([NOW]);
	});

	it('drops the oldest where there are many', () => {
		const known = Array.from({ length: 40 }, (_, index) => NOW - (40 - index) * WAIT);
		const all = stallsAfter(detailsOf(...known), 'clio', NOW, WAIT);
		expect(all).toEqual([...known.slice(1), NOW]);
		expect(detailsOf(...all).length).toBeLessThan(1000);
	});
});

it('forgets them, and leaves the rest as it is', () => {
	expect(JSON.parse(withoutStalls(detailsOf(NOW)))).toEqual({ folderId: '1', service: 'clio' });
	expect(withoutStalls('{ "folderId": "1" }')).toBe('{ "folderId": "1" }');
	expect(withoutStalls('no JSON')).toBe('no JSON');
});
