import { z } from 'zod';

/** Numbers, as JSON or a form has them. */
export const ID = z.coerce.number().int().positive();
/** Another record by its ID. */
export const LINK = z.object({ id: ID }).strict();
/** The same, or none: `null`, as a word or as such. */
export const LINK_OR_NONE = z
	.object({ id: z.union([z.null(), z.literal('null').transform(() => null), ID]) })
	.strict();
/** `true`, as JSON or a form has it, or as the documentation's own example. */
export const FLAG = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);
export const DATE = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be an ISO-8601 date');
export const TIME = z.string().datetime({ offset: true, message: 'must be an ISO-8601 time' });

export const NEW_PROPERTIES = z.array(z.object({ name: z.string().min(1), value: z.string() }).strict());
export const PROPERTIES = z.array(
	z
		.object({
			id: ID.optional(),
			name: z.string().min(1).optional(),
			value: z.string().optional(),
			_destroy: FLAG.optional(),
		})
		.strict(),
);
