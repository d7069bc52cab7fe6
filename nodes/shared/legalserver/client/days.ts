import type { Day } from '../port';

/** LegalServer gives a date as a text, or as an object with it; `2014-02-01`, with or without a time. */
export type RawDay = string | { raw_value?: string | null; text_value?: string | null } | null | undefined;

export function readDay(raw: RawDay): Day | undefined {
	const text = dayText(raw);
	return typeof text === 'string' ? parseDay(text) : undefined;
}

/** Whether it is said that there is no day: that is not a day which cannot be read. */
export function isNoDay(raw: RawDay): boolean {
	const text = dayText(raw) ?? '';
	return typeof text === 'string' && ['', 'n/a'].includes(text.trim().toLowerCase());
}

/** Of what is no such object, all of it. */
function dayText(raw: RawDay): unknown {
	if (typeof raw !== 'object' || raw === null) return raw;
	return 'raw_value' in raw || 'text_value' in raw ? (raw.raw_value ?? raw.text_value) : raw;
}

/** @returns undefined for what is no day, and for one that no calendar has */
export function parseDay(text: string): Day | undefined {
	const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text.trim()) ?? american(text) ?? [];
	if (year === undefined) return undefined;
	const iso = `${year}-${month}-${day}`;
	const date = new Date(`${iso}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** `02/01/2014`. */
function american(text: string): string[] | undefined {
	const [, month = '', day = '', year = ''] = /^(\d{2})\/(\d{2})\/(\d{4})(?!\d)/.exec(text.trim()) ?? [];
	return year === '' ? undefined : ['', year, month, day];
}
