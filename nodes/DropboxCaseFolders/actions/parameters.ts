import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from '../../shared/vendor/zod';
import { kindOf, unfitting } from './unfitting';
import { UnfittingField } from './UnfittingField';

/** Case systems give numbers or text; both are text here. */
export const text = z.unknown().transform((value, check) => {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
	// The last digits of an ID are lost above that, and two cases would come out as one.
	const tooLarge = typeof value === 'number' && !Number.isNaN(value);
	check.addIssue({
		code: 'custom',
		message: tooLarge
			? 'it holds a number too large to be exact: pass it on as text'
			: `it holds ${kindOf(value)} instead of text`,
	});
	return z.NEVER;
});

/** Text that an item may lack. */
export const optionalText = z
	.unknown()
	.transform((value) => value ?? '')
	.pipe(text);

const isLocator = (given: unknown): boolean => typeof given === 'object' && given !== null && 'mode' in given;

/** A resource locator's value; an expression may also yield a bare string. */
export const pointer = z.preprocess(
	(given) => (isLocator(given) ? given : { mode: 'path', value: given }),
	z.object({ mode: z.string(), value: optionalText }),
);

/**
 * Reads the named parameters of one item and holds them against a schema.
 * @throws UnfittingField with the field's name and what is wrong with it
 */
export function readParameters<S extends z.ZodRawShape>(
	context: IExecuteFunctions,
	itemIndex: number,
	shape: S,
): z.infer<z.ZodObject<S>> {
	const raw = Object.fromEntries(
		Object.keys(shape).map((name) => [name, context.getNodeParameter(name, itemIndex, undefined)]),
	);
	const parsed = z.object(shape).safeParse(raw, { errorMap: unfitting });
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	throw new UnfittingField(issue?.path.map(String) ?? [], issue?.message ?? 'it does not fit');
}
