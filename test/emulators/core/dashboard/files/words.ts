const UNITS = ['KB', 'MB', 'GB', 'TB'];

/** A size as people read it: 1 KB is 1,024 bytes. */
export function sizeInWords(bytes: number): string {
	if (bytes < 1024) return countInWords(bytes, 'byte');
	let value = bytes / 1024;
	let unit = 0;
	while (value >= 1023.5 && unit < UNITS.length - 1) {
		value /= 1024;
		unit += 1;
	}
	return `${value.toFixed(value < 9.95 ? 1 : 0)} ${UNITS[unit]}`;
}

/** `1 item`, `2,000 items`. */
export const countInWords = (count: number, what: string): string =>
	`${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;

/** `Mar 3, 2026, 3:05 PM`; all moments are shown in UTC, and the page says so. */
export const momentInWords = (moment: string): string => format.format(Date.parse(moment));

const format = new Intl.DateTimeFormat('en-US', {
	...{ timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' },
	...{ hour: 'numeric', minute: '2-digit' },
});
