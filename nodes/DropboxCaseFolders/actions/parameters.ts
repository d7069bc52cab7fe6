import type { IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../shared/domain/Refusal';
import { z } from '../../shared/vendor/zod';

/** A resource locator's value; an expression may also yield a bare string. */
export const pointer = z.union([
	z.object({ mode: z.string(), value: z.coerce.string() }).transform(({ mode, value }) => ({ mode, value })),
	z.string().transform((value) => ({ mode: 'path', value })),
]);

/**
 * Reads the named parameters of one item and holds them against a schema.
 * @throws Refusal `invalid_input` with the field's name and what is wrong with it
 */
export function readParameters<S extends z.ZodRawShape>(
	context: IExecuteFunctions,
	itemIndex: number,
	shape: S,
): z.infer<z.ZodObject<S>> {
	const raw = Object.fromEntries(
		Object.keys(shape).map((name) => [name, context.getNodeParameter(name, itemIndex, undefined)]),
	);
	const parsed = z.object(shape).safeParse(raw);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	throw new Refusal(
		'invalid_input',
		`The field “${issue?.path.join('.') ?? ''}” cannot be used: ${issue?.message ?? 'it does not fit'}`,
		'Check the field, or the expression that fills it for this item.',
	);
}
