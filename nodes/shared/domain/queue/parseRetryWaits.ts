const MINUTE = 60_000;
/** Minutes: a week. */
const LONGEST = 7 * 24 * 60;
const MOST_WAITS = 10;

/**
 * How long to wait before each retry, in milliseconds.
 * @param text minutes with commas between them, such as `5, 25, 125`; fractions are allowed
 * @returns undefined where it is no such list, or one of more than ten waits, or with a wait of more than a week
 */
export function parseRetryWaits(text: string): number[] | undefined {
	const parts = text.split(',', MOST_WAITS + 1).map((part) => part.trim());
	const minutes = parts.map((part) => (/^\d{1,5}(?:\.\d{1,6})?$/.test(part) ? Number(part) : 0));
	const isWait = (wait: number) => wait > 0 && wait <= LONGEST;
	if (minutes.length > MOST_WAITS || !minutes.every(isWait)) return undefined;
	return minutes.map((wait) => Math.round(wait * MINUTE));
}
