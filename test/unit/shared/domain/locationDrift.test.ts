/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { locationDrift } from '@/nodes/shared/domain/locationDrift';

describe('whereaboutsOf', () => {
	it.each([
		['/Cases/22-1', '/Cases/22-1', false, false],
		['/Cases/22-1 Doe', '/Cases/22-1', true, false],
		['/Closed/22-1', '/Cases/22-1', false, true],
		['/Closed/22-1 Doe', '/Cases/22-1', true, true],
		['/cases/22-1', '/Cases/22-1', false, false],
		['/Cases/22-a', '/Cases/22-A', true, false],
		['/Cases/Cafe\u0301', '/Cases/Caf\u00e9', false, false],
		['/22-1', '/Cases/22-1', false, true],
	])('%j against %j: renamed %j, moved %j', (path, expected, renamed, moved) => {
		expect(locationDrift(path, expected)).toEqual({ renamed, moved });
	});
});
