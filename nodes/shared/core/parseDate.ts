/** A date as somebody wrote it, which need not say at what time, nor by which clock. */
export interface ParsedDate {
	/** `2030-12-31`. */
	day: string;
	/** `17:00:00.000`; undefined where only the day was written. */
	time: string | undefined;
	/** `Z`, `-05:00`; undefined where no zone was written. */
	offset: string | undefined;
}

/** Longer texts are no dates. */
const LONGEST = 100;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const weekday = String.raw`(?:(?<weekday>sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?\.?,? )?`;
const month = String.raw`(?<name>${MONTHS.join('|')})[a-z]{0,6}\.?`;
const nth = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;

/** Of two numbers and a year the month comes first, as is usual in the United States. */
const DAYS = [
	/^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?!\d)/,
	/^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})(?!\d)/,
	/^(?<month>\d{1,2})(?<between>[/-])(?<day>\d{1,2})\k<between>(?<year>\d{4})(?!\d)/,
	new RegExp(`^${weekday}${month} ${nth},? (?<year>\\d{4})(?!\\d)`),
	new RegExp(`^${weekday}${nth}[ -]${month},?[ -](?<year>\\d{4})(?!\\d)`),
];

const TIME =
	/^(?:t|,? (?:at )?)(?<hour>\d{1,2})(?::(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?)?(?: ?(?<half>[ap])\.?m\b\.?)?(?<zone> ?\S.*)?$/;

/** By RFC 2822, without which these say too little. */
const NAMED: Readonly<Record<string, string>> = {
	...{ z: 'Z', utc: 'Z', gmt: 'Z', est: '-05:00', edt: '-04:00', cst: '-06:00', cdt: '-05:00' },
	...{ mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00' },
};
/** What stands behind is the same zone once more, as JavaScript and Java write it. */
const OFFSET =
	/^(?:utc|gmt)?(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d)?(?: ?(?:\([^()]*\)|\[[^[\]]*\]))?$/;

/**
 * Reads a date only where it can mean one day and one time: `2030-12-31`, `2030-12-31T17:00:00-05:00`,
 * `12/31/2030 5:00 PM` (the month first), `Dec 31, 2030`. Undefined for anything else, such as years of two digits,
 * days that are not in the calendar, and numbers that stand alone.
 */
export function parseDate(text: string): ParsedDate | undefined {
	if (text.length > LONGEST) return undefined;
	const given = text.replace(/\s+/g, ' ').trim().toLowerCase();
	for (const form of DAYS) {
		const match = form.exec(given);
		const day = match === null ? undefined : dayOf(match.groups ?? {});
		if (match !== null && day !== undefined) return withTime(day, given.slice(match[0].length));
	}
	return undefined;
}

function dayOf(groups: Partial<Record<string, string>>): string | undefined {
	const [year, day] = [Number(groups['year']), Number(groups['day'])];
	const month = groups['name'] === undefined ? Number(groups['month']) : MONTHS.indexOf(groups['name']) + 1;
	const at = new Date(Date.UTC(year, month - 1, day));
	// 1 to 99 would be years of the last century there.
	if (year < 1900 || year > 2999) return undefined;
	if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
	const said = groups['weekday']?.slice(0, 3);
	if (said !== undefined && WEEKDAYS[at.getUTCDay()] !== said) return undefined;
	return at.toISOString().slice(0, 10);
}

function withTime(day: string, rest: string): ParsedDate | undefined {
	if (rest === '') return { day, time: undefined, offset: undefined };
	const groups = TIME.exec(rest)?.groups;
	if (groups === undefined) return undefined;
	const time = timeOf(groups);
	const zone = groups['zone']?.trim();
	const offset = zone === undefined ? undefined : offsetOf(zone);
	if (time === undefined || (zone !== undefined && offset === undefined)) return undefined;
	return { day, time, offset };
}

function timeOf({ hour, minute, second, fraction, half }: Partial<Record<string, string>>) {
	// An hour alone might be anything else.
	if (minute === undefined && half === undefined) return undefined;
	const given = Number(hour);
	if (half !== undefined && (given < 1 || given > 12)) return undefined;
	const hours = half === undefined ? given : (given % 12) + (half === 'p' ? 12 : 0);
	if (hours > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined;
	const milliseconds = (fraction ?? '').slice(0, 3).padEnd(3, '0');
	return `${String(hours).padStart(2, '0')}:${minute ?? '00'}:${second ?? '00'}.${milliseconds}`;
}

function offsetOf(zone: string): string | undefined {
	const named = Object.hasOwn(NAMED, zone) ? NAMED[zone] : undefined;
	if (named !== undefined) return named;
	const { sign, hours, minutes = '00' } = OFFSET.exec(zone)?.groups ?? {};
	if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return undefined;
	return `${sign}${hours}:${minutes}`;
}
