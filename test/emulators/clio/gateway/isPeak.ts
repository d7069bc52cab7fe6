import type { Region } from '../state/regions';

/** From and to which hour of weekdays, and where. */
const PEAK: Record<Region, readonly [from: number, to: number, zone: string]> = {
	us: [4, 19, 'America/Los_Angeles'],
	ca: [4, 19, 'America/Los_Angeles'],
	eu: [7, 22, 'UTC'],
	au: [6, 21, 'Australia/Sydney'],
};

export function isPeak(region: Region, time: number): boolean {
	const [from, to, timeZone] = PEAK[region];
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		weekday: 'short',
		hour: 'numeric',
		hourCycle: 'h23',
	});
	const { weekday = '', hour = '' } = Object.fromEntries(
		parts.formatToParts(time).map(({ type, value }) => [type, value]),
	);
	return !['Sat', 'Sun'].includes(weekday) && Number(hour) >= from && Number(hour) < to;
}
