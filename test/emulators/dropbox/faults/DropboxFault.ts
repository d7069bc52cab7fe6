import { z } from 'zod';
import { COMMON_FAULTS, RETRY_AFTER, faultRules } from '../../core/faults/Fault';

/** What can go wrong with a call, each as Dropbox or the network would show it. */
const DROPBOX_FAULT = z.discriminatedUnion('kind', [
	...COMMON_FAULTS,
	/** A write that met another one: as 429, or as the 409 of a route (`path/too_many_write_operations`). */
	z
		.object({
			kind: z.literal('too_many_write_operations'),
			status: z.union([z.literal(409), z.literal(429)]).default(429),
			retryAfter: RETRY_AFTER.default(1),
		})
		.strict(),
	/** Entries of a batch, counted from 0, fail with too_many_write_operations; the others are done. */
	z
		.object({ kind: z.literal('busy_entries'), entries: z.array(z.number().int().nonnegative()).min(1) })
		.strict(),
	/** 422 `invalid_root` with the account's current root_info. */
	z.object({ kind: z.literal('invalid_root') }).strict(),
	/** 409 with this error; `error_summary` is made from it. */
	z
		.object({ kind: z.literal('route_error'), error: z.object({ '.tag': z.string() }).passthrough() })
		.strict(),
	/** The cursor of a listing is worthless: 409 `reset`. */
	z.object({ kind: z.literal('cursor_reset') }).strict(),
	/** A batch that may become a job does. */
	z.object({ kind: z.literal('async_job') }).strict(),
	/** A page of a listing holds at most so many entries. */
	z.object({ kind: z.literal('short_page'), entries: z.number().int().positive() }).strict(),
	/** A page of a listing is empty and says has_more. */
	z.object({ kind: z.literal('empty_page') }).strict(),
]);

export type DropboxFault = z.infer<typeof DROPBOX_FAULT>;

export const DROPBOX_FAULT_RULES = faultRules<DropboxFault>(DROPBOX_FAULT);
