/** When cases are migrated, as the client settings say. */
export const MIGRATION_TIMES = ['anyTime', 'outsideHours', 'paused'] as const;
export type MigrationTimes = (typeof MIGRATION_TIMES)[number];

/** No time zone begins its hours at another fraction of an hour. */
const STEP = 15 * 60_000;
/** Beyond that, nobody can say when something ends. */
const FARTHEST = (60 * 86_400_000) / STEP;

/**
 * The moment at which work ends that is only done outside office hours: from 7 PM to 6 AM and on weekends. *Work on events*
 * has the same hours.
 * @param from milliseconds since 1970, as is what is returned
 * @param work milliseconds; with 0, the moment at which it can begin
 * @returns undefined where it is more than 60 days
 */
export function endOutsideHours(from: number, work: number, timeZone: string): number | undefined {
	const isOutside = createHours(timeZone);
	let left = work;
	let at = from;
	for (let step = 0; step < FARTHEST; step++) {
		const next = (Math.floor(at / STEP) + 1) * STEP;
		if (isOutside(at)) {
			if (left <= next - at) return at + left;
			left -= next - at;
		}
		at = next;
	}
	return undefined;
}

/** Whether a moment is outside office hours. */
function createHours(timeZone: string): (moment: number) => boolean {
	const format = formatOf(timeZone);
	return (moment) => {
		const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
		const hour = Number(parts.get('hour'));
		return ['Sat', 'Sun'].includes(parts.get('weekday') ?? '') || hour < 6 || hour >= 19;
	};
}

const WANTED: Intl.DateTimeFormatOptions = { weekday: 'short', hour: 'numeric', hourCycle: 'h23' };

/** What is no time zone counts as UTC, as it does where moments are told. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat('en-US', { ...WANTED, timeZone });
	} catch {
		return new Intl.DateTimeFormat('en-US', { ...WANTED, timeZone: 'UTC' });
	}
}
