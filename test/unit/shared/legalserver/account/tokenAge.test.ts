/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readTokenAge, tokenWarning } from '@/nodes/shared/legalserver/account/tokenAge';

const at = (day: string) => Date.parse(day.includes('T') ? day : `${day}T12:00:00Z`);
const warning = (created: unknown, now: string) => tokenWarning(readTokenAge(created, at(now)));

describe('the age of a token', () => {
	it.each([
		['2026-01-15', '2026-01-15', '2027-01-15', 364],
		['2026-01-15T22:00:00.000-05:00', '2026-12-16', '2027-01-15', 29],
		['01/15/2026', '2027-01-14', '2027-01-15', 0],
		['2026-01-15', '2027-01-15', '2027-01-15', -1],
		['2026-01-15', '2028-01-15', '2027-01-15', -366],
		// Of a leap day there is none the year after.
		['2024-02-29', '2025-02-28', '2025-03-01', 0],
		['2023-02-28', '2024-02-28', '2024-02-28', -1],
	])('of %s is on %s that it ends on %s, in %i days', (created, now, ends, daysLeft) => {
		expect(readTokenAge(created, at(now))).toMatchObject({ ends, daysLeft });
	});

	it.each([
		[undefined],
		[null],
		[''],
		['soon'],
		['2026-13-01'],
		['2026-02-30'],
		[1_767_225_600],
		[{}],
		['20260115'],
	])('is not known of %j, and nothing is said', (created) => {
		expect(readTokenAge(created, at('2027-01-01'))).toBeUndefined();
		expect(warning(created, '2027-01-01')).toBeUndefined();
	});

	it('is told from 30 days before', () => {
		expect(warning('2026-01-15', '2026-12-14')).toBeUndefined();
		expect(warning('2026-01-15', '2026-12-15')).toMatch(/expires on 2027-01-15, in 30 days\./);
		expect(warning('2026-01-15', '2027-01-13')).toMatch(/in 1 day\./);
		expect(warning('2026-01-15', '2027-01-14')).toMatch(/in less than a day\./);
		expect(warning('2026-01-15', '2027-01-15')).toMatch(/expired on 2027-01-15\./);
		expect(warning('2020-01-15', '2027-01-15')).toMatch(/expired on 2021-01-15\./);
	});

	it('is told to be wrong where the date is still to come', () => {
		expect(warning('2026-06-01', '2026-05-01')).toMatch(/in the future/);
		expect(warning('2062-01-15', '2026-05-01')).toMatch(/in the future/);
		// Where it is tomorrow already.
		expect(warning('2026-05-02', '2026-05-01')).toBeUndefined();
		expect(warning('2023-03-01', '2023-03-01')).toBeUndefined();
	});
});
