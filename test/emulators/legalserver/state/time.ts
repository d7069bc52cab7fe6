export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A token ends a year after it was made. */
export const YEAR = 365 * DAY;

/** Where the agency is: times carry its offset, which changes in spring and fall. */
const TIME_ZONE = 'America/New_York';

const CLOCK_FACE = new Intl.DateTimeFormat('en-US', {
	...{ timeZone: TIME_ZONE, hourCycle: 'h23', timeZoneName: 'longOffset' },
	...{
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	},
});

function parts(milliseconds: number): Record<string, string> {
	return Object.fromEntries(
		CLOCK_FACE.formatToParts(milliseconds).map(({ type, value }) => [type, value] as const),
	);
}

/** `2026-03-03`, as the agency's calendar says. */
export function dateOf(milliseconds: number): string {
	const { year, month, day } = parts(milliseconds);
	return `${year}-${month}-${day}`;
}

/** `2026-03-03T09:00:00-05:00` */
export function timestamp(milliseconds: number): string {
	const { hour, minute, second, timeZoneName = '' } = parts(milliseconds);
	return `${dateOf(milliseconds)}T${hour}:${minute}:${second}${timeZoneName.slice('GMT'.length)}`;
}

/** `2026-03-03T09:00:00-0500`: documents have no colon in the offset. */
export function documentTime(milliseconds: number): string {
	return timestamp(milliseconds).replace(/:(\d\d)$/, '$1');
}

/** `03/03/2026 at 9:00 AM` */
export function spokenTime(milliseconds: number): string {
	const { year, month, day, hour = '0', minute } = parts(milliseconds);
	const hours = Number(hour);
	return `${month}/${day}/${year} at ${hours % 12 || 12}:${minute} ${hours < 12 ? 'AM' : 'PM'}`;
}
