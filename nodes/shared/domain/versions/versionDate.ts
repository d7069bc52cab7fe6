/**
 * The day on which a version was saved, as people at that place wrote it: `20260501`.
 * @param serverModified ISO 8601 in UTC
 * @param timezone IANA name; one that is not known counts as UTC
 */
export function versionDate(serverModified: string, timezone: string): string {
	const parts = formatFor(timezone).formatToParts(new Date(serverModified));
	return ['year', 'month', 'day'].map((wanted) => parts.find(({ type }) => type === wanted)?.value).join('');
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat('en-US', { ...DIGITS, timeZone });
	} catch {
		return new Intl.DateTimeFormat('en-US', { ...DIGITS, timeZone: 'UTC' });
	}
}

const DIGITS = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
