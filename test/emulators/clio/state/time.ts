/** As the service writes times: `2026-03-03T15:00:00Z`. */
export function timestamp(milliseconds: number): string {
	return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** `2026-03-03` */
export function dateOf(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 10);
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
