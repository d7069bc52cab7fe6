import type { User } from '../port';

/** LegalServer gives a name as a text, or as an object with it. */
export type RawNamed =
	string | { office_name?: string | null; raw_value?: unknown; text_value?: unknown } | null | undefined;

export interface RawUser {
	user_id?: number | string | null;
	user_uuid?: string | null;
	user_name?: string | null;
}

export type RawList<T> = T | T[] | { individual_values?: T[] | null } | null | undefined;

export const readText = (raw: unknown): string =>
	typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : '';

export function readName(raw: RawNamed): string {
	if (typeof raw !== 'object' || raw === null) return readText(raw);
	return readText(raw.office_name ?? raw.text_value);
}

export const readUser = (raw: RawUser | null | undefined): User => ({
	id: readId(raw?.user_id),
	// An empty one would be that of everybody who has none.
	uuid: readText(raw?.user_uuid).trim() || undefined,
	name: readText(raw?.user_name),
});

/** Numbers come as texts, too. */
export function readId(raw: unknown): number | undefined {
	const id = Number(raw ?? Number.NaN);
	return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** Yes and no come as texts and numbers, too. */
export const isYes = (raw: unknown): boolean => [true, 'true', 't', 1, '1'].includes(raw as string);
export const isNo = (raw: unknown): boolean => [false, 'false', 'f', 0, '0'].includes(raw as string);

/** Texts in a list, in an object with one, or a single one. */
export function readValues(raw: RawList<string>): string[] {
	const values: unknown =
		typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw.individual_values : raw;
	return (Array.isArray(values) ? values : [values]).map(readText).filter((text) => text !== '');
}
