import { z } from 'zod';
import { struct } from './stone';

/** Unsigned numbers, as far as JSON carries them. */
export const uint = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** `%Y-%m-%dT%H:%M:%SZ` exactly: no fractions, and a real date. */
export const timestampArg = z
	.string()
	.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'did not match format "%Y-%m-%dT%H:%M:%SZ"')
	.refine((text) => new Date(text).toJSON()?.startsWith(text.slice(0, -1)) ?? false, 'is no point in time');

/** Fields of a batch that may all have the same default. */
export const flag = z.boolean().default(false);

/** An async job to ask after. */
export const pollArg = struct({ async_job_id: z.string().min(1) });
