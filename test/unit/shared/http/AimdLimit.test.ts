/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { AimdLimit, type CallEnding, type Permit } from '@/nodes/shared/http/RateLimiter';

const lane = () => new AimdLimit({ first: 4, least: 1, most: 8 });

/** Begins as many as may be under way together. */
function fill(full: AimdLimit): Permit[] {
	const turns: Permit[] = [];
	while (full.waitTime(0) === 0) turns.push(full.acquire());
	return turns;
}

function roundTrip(full: AimdLimit, ending: CallEnding): number {
	const turns = fill(full);
	for (const turn of turns) full.release(turn, ending);
	return turns.length;
}

const roundTrips = (full: AimdLimit, count: number, ending: CallEnding): number[] =>
	Array.from({ length: count }, () => roundTrip(full, ending));

describe('how many calls may be under way', () => {
	it('becomes more while all goes through, within bounds', () => {
		expect(roundTrips(lane(), 5, 'went through')).toEqual([4, 5, 6, 7, 8]);
		const full = lane();
		roundTrips(full, 20, 'went through');
		expect(roundTrip(full, 'went through')).toBe(8);
	});

	it('is halved once for calls that were begun together, and not below one', () => {
		expect(roundTrips(lane(), 4, 'turned away')).toEqual([4, 2, 1, 1]);
	});

	it('becomes more slowly again after that', () => {
		const full = lane();
		roundTrip(full, 'turned away');
		const widths = roundTrips(full, 40, 'went through');
		expect(widths.slice(0, 4)).toEqual([2, 2, 2, 3]);
		expect(widths.at(-1)).toBe(8);
	});

	it('stays where it is not used to the full, or nothing is known', () => {
		const full = lane();
		for (let calls = 0; calls < 10; calls++) full.release(full.acquire(), 'went through');
		expect(roundTrip(full, 'says nothing')).toBe(4);
		expect(roundTrip(full, 'says nothing')).toBe(4);
	});

	it('is none before the time that the service said', () => {
		const full = lane();
		full.pauseUntil(1000);
		full.pauseUntil(500);
		expect(full.waitTime(400)).toBe(600);
		expect(full.waitTime(1000)).toBe(0);
		fill(full);
		expect(full.waitTime(1000)).toBe(0);
	});

	it('makes the next wait for one to end', () => {
		const full = lane();
		const [first] = fill(full);
		expect(full.waitTime(0)).toBeUndefined();
		full.release(first as Permit, 'says nothing');
		expect(full.waitTime(0)).toBe(0);
	});
});
