import type { User } from '../state/records';
import type { Site } from '../state/Site';

/** `{raw_value, text_value}` of `2026-03-03`. */
export function dateObject(date: unknown): object {
	const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typeof date === 'string' ? date : '') ?? [];
	return year === undefined
		? { raw_value: null, text_value: 'N/A' }
		: { raw_value: date, text_value: `${month}/${day}/${year}` };
}

export function listObject(values: unknown): object {
	const individual = Array.isArray(values) ? (values as unknown[]) : [];
	return { all_values: individual.join(', '), individual_values: individual };
}

export function officeObject(name: unknown): object {
	const office = typeof name === 'string' ? name : null;
	return { office_name: office, office_code: office === null ? null : '', office_display: office };
}

/** A user as other records speak of one: without the address, which only the user's own record has. */
export function userObject(user: User | undefined): object {
	return {
		user_id: user?.id ?? null,
		user_uuid: user?.uuid ?? null,
		user_name: user ? `${user.first} ${user.last}` : null,
	};
}

/** A lookup's value as the second version shows it. */
export function lookupObject(name: string | null): object | null {
	return name === null ? null : { lookup_value_id: name.length, lookup_value_name: name };
}

export const userAt = (site: Site, id: number | null): User | undefined => site.users.get(id);
