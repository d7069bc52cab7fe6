import { readId, readUser, type RawUser } from '../client/readValues';
import type { User } from '../port';

/** Users, or their IDs or names; in a list, in an object with one, or with commas between them. */
export type RawExclusions =
	{ individual_values?: RawExclusion[] | null } | RawExclusion[] | string | null | undefined;
type RawExclusion = RawUser | string | number | null;

const NAMES = ['user_id', 'user_uuid', 'user_name'];

/**
 * Who is kept from a case. A user without ID, UUID and name is nobody.
 * @returns undefined for what is not said in a form that is known: that is not nobody
 */
export function readExclusions(raw: RawExclusions): User[] | undefined {
	if (raw === null) return [];
	const given = typeof raw === 'string' ? partsOf(raw) : Array.isArray(raw) ? raw : raw?.individual_values;
	if (!Array.isArray(given) || !given.every(isKnown)) return undefined;
	return given
		.map((each) => readUser(typeof each === 'object' ? each : userNamed(each)))
		.filter(({ id, uuid, name }) => id !== undefined || uuid !== undefined || name !== '');
}

const userNamed = (given: string | number): RawUser =>
	readId(given) === undefined ? { user_name: String(given).trim() } : { user_id: given };

/** IDs apart from each other. Names stay together: a comma may be part of one, as in `Doe, Jane`. */
function partsOf(text: string): string[] {
	const parts = text.split(',').map((part) => part.trim());
	const names = parts.filter((part) => readId(part) === undefined);
	return [...parts.filter((part) => readId(part) !== undefined), names.join(' ').trim()];
}

const isKnown = (raw: RawExclusion): boolean =>
	typeof raw !== 'object' || raw === null || NAMES.some((name) => Object.hasOwn(raw, name));
