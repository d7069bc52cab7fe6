import { RouteMemory } from '../../../../nodes/shared/dropbox/RouteMemory';

const HOUR = 60 * 60_000;

describe('what is remembered of an app', () => {
	it('is that it lacks a way of sending, for an hour', () => {
		const routes = new RouteMemory();
		expect(routes.offers('packed requests', 0)).toBe(true);
		routes.miss('packed requests', 1);
		expect(routes.offers('packed requests', 1 + HOUR)).toBe(false);
		expect(routes.offers('packed requests', 2 + HOUR)).toBe(true);
		expect(routes.offers('concurrent sessions', 1)).toBe(true);
	});

	it('is how many documents a header can name, never fewer than one and never more again', () => {
		const routes = new RouteMemory();
		expect(routes.entriesPerRequest).toBe(1000);
		routes.tooLong(420);
		routes.tooLong(500);
		expect(routes.entriesPerRequest).toBe(210);
		routes.tooLong(1);
		expect(routes.entriesPerRequest).toBe(1);
	});
});
