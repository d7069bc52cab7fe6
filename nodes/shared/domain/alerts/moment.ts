/**
 * How moments are told to people in the United States: `Nov 29, 2026, 3:05 PM EST`.
 * @param timeZone such as `America/New_York`; what is none counts as UTC, since a note at an odd hour is better than none
 * @returns of milliseconds; an em dash for 0, which is none
 */
export function createMomentFormat(timeZone: string): (moment: number) => string {
	const format = formatOf(timeZone);
	// Some versions put a narrow space before AM and PM, which not every mail program has.
	return (moment) => (isMoment(moment) ? format.format(moment).replace(/[\u00a0\u202f]/g, ' ') : '—');
}

/** Beyond what a date can be, formatting throws. */
const isMoment = (moment: number): boolean => moment > 0 && moment <= 8_640_000_000_000_000;

const WANTED: Intl.DateTimeFormatOptions = {
	year: 'numeric',
	month: 'short',
	day: 'numeric',
	hour: 'numeric',
	minute: '2-digit',
	timeZoneName: 'short',
};

function formatOf(timeZone: string): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat('en-US', { ...WANTED, timeZone });
	} catch {
		return new Intl.DateTimeFormat('en-US', { ...WANTED, timeZone: 'UTC' });
	}
}

/** `Dec 1, 2026` for `2026-12-01`; what is no such date stays as it is. */
export function formatDay(day: string): string {
	const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
	return Number.isNaN(at) ? day : DAY_FORMAT.format(at);
}

const DAY_FORMAT = new Intl.DateTimeFormat('en-US', {
	...{ year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' },
});

/** `3 days`, `2 hours`, `5 minutes`; below one minute `less than a minute`. */
export function formatDuration(milliseconds: number): string {
	const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
	if (minutes < 1) return 'less than a minute';
	if (minutes < 120) return count(minutes, 'minute');
	if (minutes < 48 * 60) return count(Math.floor(minutes / 60), 'hour');
	return count(Math.floor(minutes / 1440), 'day');
}

/** `1 document`, `2,000 documents`. */
export const count = (number: number, what: string): string =>
	`${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
