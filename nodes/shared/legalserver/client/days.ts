import type { Day } from '../port';

/** LegalServer gives a date as a text, or as an object with it; `2014-02-01`, with or without a time. */
export type RawDay = string | { raw_value?: string | null; text_value?: string | null } | null | undefined;

export function readDay(raw: RawDay): Day | undefined {
	const text =
		typeof raw === 'object' && raw !== null ? (raw.raw_value ?? raw.text_value ?? '') : (raw ?? '');
	return parseDay(text);
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
