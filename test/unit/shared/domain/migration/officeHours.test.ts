/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { endOutsideHours } from '@/nodes/shared/domain/migration/officeHours';
import { DAY, HOUR, MINUTE } from '../alerts/rows';

/** A moment of Monday, November 30, 2026 in New York, or so many days later. */
const at = (hour: number, minute = 0, days = 0): number => Date.UTC(2026, 10, 30 + days, hour + 5, minute);
const end = (from: number, work: number, zone = 'America/New_York') => endOutsideHours(from, work, zone);

it.each([
	['in the office hours, at 7 PM', at(10), 0, at(19)],
	['before 6 AM, at once', at(5, 59), 0, at(5, 59)],
	['at 6 AM, at 7 PM', at(6), 0, at(19)],
	['in the evening, at once', at(19), 0, at(19)],
	['on a weekend, at once', at(10, 0, 5), 0, at(10, 0, 5)],
])('begins %s', (_, from, work, begin) => {
	expect(end(from, work)).toBe(begin);
});

it.each([
	['in the same night', at(20), HOUR, at(21)],
	['in the same night, over midnight', at(20, 10), 8 * HOUR, at(4, 10, 1)],
	['at the end of the night', at(20), 10 * HOUR, at(6, 0, 1)],
	['in the next night', at(20), 10 * HOUR + MINUTE, at(19, 1, 1)],
	['after a whole weekend', at(19, 0, 4), 59 * HOUR + HOUR, at(20, 0, 7)],
])('ends %s', (_, from, work, finish) => {
	expect(end(from, work)).toBe(finish);
});

it('keeps to the time zone of the client, also where its hours begin at the half hour', () => {
	// 7 PM in Kolkata is 1:30 PM in UTC.
	const noon = Date.UTC(2026, 10, 30, 12);
	expect(end(noon, 0, 'Asia/Kolkata')).toBe(Date.UTC(2026, 10, 30, 13, 30));
	expect(end(noon, 0, 'no such zone')).toBe(Date.UTC(2026, 10, 30, 19));
});

it('is not said where it is more than 60 days away', () => {
	expect(end(at(10), 60 * DAY)).toBeUndefined();
});
