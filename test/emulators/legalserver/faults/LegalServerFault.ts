import { z } from 'zod';
import { COMMON_FAULTS, faultRules } from '../../core/faults/Fault';

/** What can go wrong with a call of this service. */
const LEGALSERVER_FAULT = z.discriminatedUnion('kind', [
	...COMMON_FAULTS,
	/** The weekly update: 503, in HTML. */
	z.object({ kind: z.literal('site_down') }).strict(),
	/** A high load: 503, in JSON. */
	z.object({ kind: z.literal('overloaded') }).strict(),
	/** A page in HTML instead of the answer, with 200 too: a proxy's, or the one for logging in. */
	z
		.object({ kind: z.literal('html_page'), status: z.number().int().min(200).max(599).default(200) })
		.strict(),
	/** The answer, with a body that is cut off and still ends as it should. */
	z.object({ kind: z.literal('broken_json') }).strict(),
	/** As where the user's role lacks a permission. */
	z.object({ kind: z.literal('not_authorized') }).strict(),
	/** As where the site does not pay for the call. */
	z.object({ kind: z.literal('not_for_this_site') }).strict(),
]);

export type LegalServerFault = z.infer<typeof LEGALSERVER_FAULT>;

export const LEGALSERVER_FAULT_RULES = faultRules<LegalServerFault>(LEGALSERVER_FAULT);
