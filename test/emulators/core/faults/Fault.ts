import { z } from 'zod';

const RETRY_AFTER = z.union([z.number().nonnegative(), z.string(), z.null()]);

/** What can go wrong with a call, each as the service or the network would show it. */
export const FAULT = z.discriminatedUnion('kind', [
	/** 429 `too_many_requests`, as JSON or as the plain text that a load balancer sends. */
	z
		.object({
			kind: z.literal('too_many_requests'),
			format: z.enum(['json', 'text']).default('json'),
			/** Value of Retry-After, in seconds or any text; null sends no header. */
			retryAfter: RETRY_AFTER.default(1),
		})
		.strict(),
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
	/** 401 `expired_access_token`, whatever the token. */
	z.object({ kind: z.literal('expired_token') }).strict(),
	/** 422 `invalid_root` with the account's current root_info. */
	z.object({ kind: z.literal('invalid_root') }).strict(),
	/** Any other status, with an empty or given body: 500, 503 … */
	z
		.object({
			kind: z.literal('status'),
			status: z.number().int().min(400).max(599),
			body: z.string().default(''),
			headers: z.record(z.string()).default({}),
		})
		.strict(),
	/** 409 with this error; `error_summary` is made from it. */
	z
		.object({ kind: z.literal('route_error'), error: z.object({ '.tag': z.string() }).passthrough() })
		.strict(),
	/** The cursor of a listing is worthless: 409 `reset`. */
	z.object({ kind: z.literal('cursor_reset') }).strict(),
	/** The call is done, its answer trickles. */
	z.object({ kind: z.literal('slow_body'), bytesPerSecond: z.number().int().positive() }).strict(),
	/** The call is done, the connection ends after so many bytes of the answer. */
	z.object({ kind: z.literal('truncated_body'), bytes: z.number().int().positive() }).strict(),
	/** The connection ends without an answer; nothing was done, or everything was. */
	z.object({ kind: z.literal('reset'), when: z.enum(['before_commit', 'after_commit']) }).strict(),
	/** A batch that may become a job does. */
	z.object({ kind: z.literal('async_job') }).strict(),
	/** A page of a listing holds at most so many entries. */
	z.object({ kind: z.literal('short_page'), entries: z.number().int().positive() }).strict(),
	/** A page of a listing is empty and says has_more. */
	z.object({ kind: z.literal('empty_page') }).strict(),
	/** The call waits so long before it is answered. */
	z.object({ kind: z.literal('delay'), milliseconds: z.number().int().nonnegative() }).strict(),
]);

export type Fault = z.infer<typeof FAULT>;

/** When a fault strikes: on every call of the routes that match, unless nth, every or probability say less. */
export const FAULT_RULE = z
	.object({
		/** Route name with `*` for anything: `files/upload_session/*`, `oauth2/token`. */
		route: z.string().min(1),
		/** The calls to strike, counted from 1 over all calls that match since the rule was set. */
		nth: z.union([z.number().int().positive(), z.array(z.number().int().positive()).min(1)]).optional(),
		/** Strikes every so many calls: 2 is the second, fourth … */
		every: z.number().int().positive().optional(),
		probability: z.number().min(0).max(1).optional(),
		/** Makes `probability` strike the same calls in every run. */
		seed: z.number().int().default(1),
		/** Strikes at most so often, then never again. */
		times: z.number().int().positive().optional(),
		fault: FAULT,
	})
	.strict()
	.refine(
		(rule) => [rule.nth, rule.every, rule.probability].filter((when) => when !== undefined).length <= 1,
		{
			message: 'give only one of nth, every and probability',
		},
	);

export type FaultRule = z.infer<typeof FAULT_RULE>;

/** What faults files and the control API hold; rules are asked in order, the first that strikes wins. */
export const FAULT_RULES = z.array(FAULT_RULE);
