/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { isTimeZone } from '@/nodes/shared/core/isTimeZone';

it.each(['America/New_York', 'US/Eastern', 'Pacific/Honolulu', 'UTC'])('%s is a time zone', (name) => {
	expect(isTimeZone(name)).toBe(true);
});

it.each(['', 'EST', 'GMT+2', '+05:00', 'America/Springfield', '/', 'a/b'])('%j is none', (name) => {
	expect(isTimeZone(name)).toBe(false);
});
