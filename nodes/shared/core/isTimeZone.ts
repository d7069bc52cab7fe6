/**
 * Whether a text is the name of a time zone, such as `America/New_York` or `UTC`. Short forms such as EST know no summer
 * time, and offsets neither.
 */
export function isTimeZone(name: string): boolean {
	if (!name.includes('/') && name !== 'UTC') return false;
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}
