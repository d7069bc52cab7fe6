import { z } from 'zod';
import { COMMON_FAULTS, faultRules } from '../../core/faults/Fault';

/** What can go wrong with a call of this service. */
const CLIO_FAULT = z.discriminatedUnion('kind', [
	...COMMON_FAULTS,
	/** A status with an error in the service's form. */
	z
		.object({
			kind: z.literal('api_error'),
			status: z.number().int().min(400).max(599),
			type: z.string(),
			message: z.string().default('Something went wrong.'),
		})
		.strict(),
	/** The page of a load balancer, in HTML: 502, 503 … */
	z
		.object({ kind: z.literal('html_error'), status: z.number().int().min(400).max(599).default(502) })
		.strict(),
	/** 200 with a body that is cut off and still ends as it should. */
	z.object({ kind: z.literal('broken_json') }).strict(),
	/** 403, as where a box of the developer portal is not ticked. */
	z.object({ kind: z.literal('forbidden') }).strict(),
]);

export type ClioFault = z.infer<typeof CLIO_FAULT>;

export const CLIO_FAULT_RULES = faultRules<ClioFault>(CLIO_FAULT);
