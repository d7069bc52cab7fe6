import { versionDate } from '@/nodes/shared/domain/versions/versionDate';

describe('The date of a version', () => {
	it.each([
		['UTC', '20260501'],
		['America/New_York', '20260430'],
		['Pacific/Auckland', '20260501'],
		['Etc/GMT-14', '20260501'],
		['no such zone', '20260501'],
		['', '20260501'],
	])('in %s', (timezone, date) => {
		expect(versionDate('2026-05-01T03:30:00Z', timezone)).toBe(date);
	});

	it('is the day that people there had, and writes its zeros', () => {
		expect(versionDate('2026-01-01T23:59:59Z', 'Asia/Tokyo')).toBe('20260102');
		expect(versionDate('2026-01-01T00:00:00Z', 'UTC')).toBe('20260101');
	});
});
