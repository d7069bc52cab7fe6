/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { CapabilityCache } from '@/nodes/shared/dropbox/uploads/CapabilityCache';

const HOUR = 60 * 60_000;

describe('what is remembered of an app', () => {
	it('is that it lacks a way of sending, for an hour', () => {
		const routes = new CapabilityCache();
		expect(routes.isAvailable('packed requests', 0)).toBe(true);
		routes.markUnavailable('packed requests', 1);
		expect(routes.isAvailable('packed requests', 1 + HOUR)).toBe(false);
		expect(routes.isAvailable('packed requests', 2 + HOUR)).toBe(true);
		expect(routes.isAvailable('concurrent sessions', 1)).toBe(true);
	});

	it('is how many documents a header can name, never fewer than one and never more again', () => {
		const routes = new CapabilityCache();
		expect(routes.entriesPerRequest).toBe(1000);
		routes.halveEntriesPerRequest(420);
		routes.halveEntriesPerRequest(500);
		expect(routes.entriesPerRequest).toBe(210);
		routes.halveEntriesPerRequest(1);
		expect(routes.entriesPerRequest).toBe(1);
	});
});
