import { z, type ZodType, type ZodTypeDef } from 'zod';
import { text, type EmulatedResponse } from '../contract';

export const RETRY_AFTER = z.union([z.number().nonnegative(), z.string(), z.null()]);

/** What can go wrong with a call of any service; a service adds kinds of its own. */
export const COMMON_FAULTS = [
	/** 429, as the service says it or as the plain text that a load balancer sends. */
	z
		.object({
			kind: z.literal('too_many_requests'),
			format: z.enum(['json', 'text']).default('json'),
			/** Value of Retry-After, in seconds or any text; null sends no header. */
			retryAfter: RETRY_AFTER.default(1),
		})
		.strict(),
	/** 401, as the service says that a token has lapsed, whatever the token. */
	z.object({ kind: z.literal('expired_token') }).strict(),
	/** Any other status, with an empty or given body: 500, 503 … */
	z
		.object({
			kind: z.literal('status'),
			status: z.number().int().min(400).max(599),
			body: z.string().default(''),
			headers: z.record(z.string()).default({}),
		})
		.strict(),
	/** The call is done, its response trickles. */
	z.object({ kind: z.literal('slow_body'), bytesPerSecond: z.number().int().positive() }).strict(),
	/** The call is done, the connection ends after so many bytes of the response. */
	z.object({ kind: z.literal('truncated_body'), bytes: z.number().int().positive() }).strict(),
	/** The connection ends without a response; nothing was done, or everything was. */
	z.object({ kind: z.literal('reset'), when: z.enum(['before_commit', 'after_commit']) }).strict(),
	/** The call is never answered, and its connection stays open; nothing was done, or everything was. */
	z.object({ kind: z.literal('hold'), when: z.enum(['before_commit', 'after_commit']) }).strict(),
	/** The call waits so long before it is answered. */
	z.object({ kind: z.literal('delay'), milliseconds: z.number().int().nonnegative() }).strict(),
] as const;

export const COMMON_FAULT = z.discriminatedUnion('kind', [...COMMON_FAULTS]);
export type CommonFault = z.infer<typeof COMMON_FAULT>;

/** A fault of whatever kind. */
export interface AnyFault {
	kind: string;
}

/** When a fault strikes: on every call of the routes that match, unless nth, every or probability say less. */
const OCCASION = z
	.object({
		/** Route name with `*` for anything: `uploads/*`, `oauth2/token`. */
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
	})
	.strict();

export type FaultRule<F extends AnyFault> = z.infer<typeof OCCASION> & { fault: F };
export type FaultRules<F extends AnyFault> = ZodType<Array<FaultRule<F>>, ZodTypeDef, unknown>;

/** What faults files and the control API hold; rules are asked in order, the first that strikes wins. */
export function faultRules<F extends AnyFault>(fault: ZodType<F, ZodTypeDef, unknown>): FaultRules<F> {
	const rule = OCCASION.extend({ fault }).refine(
		({ nth, every, probability }) =>
			[nth, every, probability].filter((when) => when !== undefined).length <= 1,
		{ message: 'give only one of nth, every and probability' },
	);
	return z.array(rule) as unknown as FaultRules<F>;
}

/** The faults that a service shows in its own words. */
export interface FaultResponses {
	tooManyRequests(retryAfter: z.infer<typeof RETRY_AFTER>, headers: Record<string, string>): EmulatedResponse;
	expiredToken(): EmulatedResponse;
}

/** What a fault gives instead of the route's response; undefined for faults that let the route run. */
export function commonFaultResponse(
	fault: CommonFault,
	service: FaultResponses,
): EmulatedResponse | undefined {
	switch (fault.kind) {
		case 'too_many_requests': {
			const headers = retryAfterHeader(fault.retryAfter);
			if (fault.format === 'text') return text(429, 'Too many requests', headers);
			return service.tooManyRequests(fault.retryAfter, headers);
		}
		case 'expired_token':
			return service.expiredToken();
		case 'status':
			return text(fault.status, fault.body, fault.headers);
		case 'reset':
			return fault.when === 'before_commit' ? CONNECTION_CUT : undefined;
		default:
			return undefined;
	}
}

export function retryAfterHeader(after: z.infer<typeof RETRY_AFTER>): Record<string, string> {
	return after === null ? {} : { 'retry-after': String(after) };
}

/** No response at all. */
const CONNECTION_CUT: EmulatedResponse = { status: 500, headers: {}, body: '', cutAfterBytes: 0 };

/** What the network does to a response that was already made; other faults leave it alone. */
export function applyTransportFault(
	fault: AnyFault | undefined,
	response: EmulatedResponse,
): EmulatedResponse {
	// The kinds of a service fall through to the last line.
	const common = fault as CommonFault | undefined;
	switch (common?.kind) {
		case 'slow_body':
			return { ...response, bytesPerSecond: common.bytesPerSecond };
		case 'truncated_body':
			return { ...response, cutAfterBytes: common.bytes };
		case 'reset':
		case 'hold':
			return { ...response, cutAfterBytes: 0 };
		default:
			return response;
	}
}
