/** What MS-DOS can say, in UTC: the years have seven bits, the seconds count by two. */
const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2107, 11, 31, 23, 59, 58);

/**
 * A moment as the fixed fields of a ZIP have it: date in the upper, time in the lower half. They name no time zone
 * and are read as local time; here they are UTC, and the extra field beside them says which moment it is.
 * @param milliseconds since 1970; undefined for what has no date, which becomes the earliest that can be said
 */
export function dosTime(milliseconds: number | undefined): number {
	const at = new Date(Math.min(Math.max(milliseconds ?? EARLIEST, EARLIEST), LATEST));
	const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	return ((date << 16) | time) >>> 0;
}

/** Seconds since 1970 for the extra field of times, which has 31 bits for them; undefined beyond. */
export function unixSeconds(milliseconds: number | undefined): number | undefined {
	const seconds = Math.floor((milliseconds ?? -1) / 1000);
	return seconds >= 0 && seconds < 2 ** 31 ? seconds : undefined;
}
