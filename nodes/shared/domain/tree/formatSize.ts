const UNITS = ['KB', 'MB', 'GB', 'TB'];

/** A size as people read it, as Dropbox does: 1 KB is 1,024 bytes. Below ten with one decimal. */
export function formatSize(bytes: number): string {
	if (bytes < 1024) return formatCount(bytes, 'byte');
	const power = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length);
	const value = bytes / 1024 ** power;
	// 1,023.99 KB is not 1024 KB.
	if (Math.round(value) >= 1024 && power < UNITS.length) return `1.0 ${UNITS[power]}`;
	return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[power - 1]}`;
}

/** `1 folder`, `2,000 folders`. */
export const formatCount = (count: number, what: string): string =>
	`${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
