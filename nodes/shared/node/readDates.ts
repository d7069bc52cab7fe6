import { dateSchema } from './dateSchema';
import { z } from '../vendor/zod';

/** A moment, without fractions of a second. */
export const momentSchema = (timezone: string) =>
	dateSchema(timezone, 'begins').transform((given) =>
		given === undefined ? undefined : new Date(given.moment).toISOString().replace(/\.\d+Z$/, 'Z'),
	);

/** A day at the workflow's place, whatever time was given with it. */
export const daySchema = (timezone: string) =>
	z
		.unknown()
		.pipe(dateSchema(timezone, 'begins'))
		.transform((given) => (given === undefined ? undefined : dayAt(given.moment, timezone)));

/** `2026-05-13`, as it is there at that moment. */
export function dayAt(moment: number, timezone: string): string {
	const parts = new Intl.DateTimeFormat('en-CA', {
		...{ timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' },
	}).formatToParts(new Date(moment));
	const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
	return `${part('year')}-${part('month')}-${part('day')}`;
}
