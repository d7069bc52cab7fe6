import { tryToParseDateTime } from 'n8n-workflow';
import { parseDate } from '../core/parseDate';
import { z } from '../vendor/zod';
import { typeNameOf } from './InvalidField';

/** A date as a field gives it. */
export interface GivenDate {
	/** Milliseconds since 1970. */
	moment: number;
	/** Whether a time was given, which is that at which a day begins at the workflow's place. */
	beginsDay: boolean;
}

/** In the time zone of the workflow. */
type Local = ReturnType<typeof tryToParseDateTime>;

const FORMS =
	'2030-12-31, 2030-12-31 17:00 or 12/31/2030 5:00 PM, with the month first and a four-digit year';

/**
 * A field that holds a date, if any. What names no zone is a time at the workflow's place, wherever n8n runs; n8n's
 * own dates, JavaScript's, and milliseconds since 1970 are moments.
 * @param timezone of the workflow, its IANA name
 * @param day which moment is meant where only a day is given, its first or its last whole second; and
 * which of two where clocks are put back
 */
export const dateSchema = (timezone: string, day: 'begins' | 'ends') =>
	z.unknown().transform((value, check): GivenDate | undefined => {
		if (isEmpty(value)) return undefined;
		const given = wholeDay(value, timezone, day) ?? exactMoment(value, timezone, day);
		if (given !== undefined) return given;
		check.addIssue({ code: 'custom', message: `${dateProblem(value)}. Write it like ${FORMS}` });
		return z.NEVER;
	});

const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A day without a time. */
function wholeDay(value: unknown, timezone: string, day: 'begins' | 'ends'): GivenDate | undefined {
	const written = typeof value === 'string' ? parseDate(value) : undefined;
	if (written === undefined || written.time !== undefined) return undefined;
	const local = tryToParseDateTime(written.day, timezone);
	const moment = day === 'begins' ? local.startOf('day') : local.endOf('day').startOf('second');
	return { moment: moment.toMillis(), beginsDay: false };
}

function exactMoment(value: unknown, timezone: string, day: 'begins' | 'ends'): GivenDate | undefined {
	const local = localOf(value, timezone, day)?.setZone(timezone);
	if (local?.isValid !== true) return undefined;
	return { moment: local.toMillis(), beginsDay: +local === +local.startOf('day') };
}

function localOf(value: unknown, timezone: string, day: 'begins' | 'ends'): Local | undefined {
	const written = typeof value === 'string' ? parseDate(value) : undefined;
	if (written !== undefined) {
		const { time, offset = '' } = written;
		const local = tryToParseDateTime(`${written.day}T${time}${offset}`, timezone);
		// When clocks are put back an hour comes twice, and which of the two is taken must not depend on today.
		return offset === '' ? local.getPossibleOffsets().at(day === 'begins' ? 0 : -1) : local;
	}
	const milliseconds = millisecondsIn(value);
	return milliseconds === undefined ? undefined : tryToParseDateTime(new Date(milliseconds), timezone);
}

/** Smaller numbers may be seconds, or days as spreadsheets count them; larger ones the digits of a date. */
const [EARLIEST, LATEST] = [Date.UTC(1980, 0), Date.UTC(2100, 0)];

function millisecondsIn(value: unknown): number | undefined {
	const isMoment = value instanceof Date || isLuxon(value);
	if (!isMoment && !isNumber(value)) return undefined;
	const milliseconds = Number(value);
	if (Number.isNaN(milliseconds)) return undefined;
	return isMoment || (milliseconds >= EARLIEST && milliseconds < LATEST) ? milliseconds : undefined;
}

const isNumber = (value: unknown): boolean =>
	typeof value === 'number' || (typeof value === 'string' && /^\s{0,9}\d{1,15}\s{0,9}$/.test(value));

/** What `$now` is; made by another copy of the library than that of n8n it is still one. */
const isLuxon = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && 'isLuxonDateTime' in value;

function dateProblem(value: unknown): string {
	if (isNumber(value)) return 'it is only a number, which could mean seconds, days or milliseconds';
	return typeof value === 'string'
		? 'it is not a date, or it could mean more than one day'
		: `it contains ${typeNameOf(value)} instead of a date`;
}
