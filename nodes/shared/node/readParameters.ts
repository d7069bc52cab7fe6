import type { IExecuteFunctions } from 'n8n-workflow';
import type { KindVariant } from '../dropboxNode/kindOfField';
import { z } from '../vendor/zod';
import { checkParameter, isLocator } from './checkParameter';
import { typeNameOf, zodErrorMap } from './zodErrorMap';
import { InvalidField } from './InvalidField';

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
			: `it holds ${typeNameOf(value)} instead of text`,
	});
	return z.NEVER;
});

/** Text that an item may lack. */
export const optionalText = z
	.unknown()
	.transform((value) => value ?? '')
	.pipe(text);

/** A resource locator's value; an expression may also yield a bare string. */
export const resourceLocator = z.preprocess(
	(given) => (isLocator(given) ? given : { mode: 'path', value: given }),
	z.object({ mode: z.string(), value: optionalText }),
);

/**
 * Reads the named parameters of one item and holds them against a schema, after the gate: what expressions yield
 * where a value is missing is refused there, or is none (see domain/given).
 * @param operation where some fields are of another kind than elsewhere
 * @throws UnfittingField with the field's name and what is wrong with it
 */
export function readParameters<S extends z.ZodRawShape>(
	context: IExecuteFunctions,
	itemIndex: number,
	shape: S,
	operation?: KindVariant,
): z.infer<z.ZodObject<S>> {
	return readParametersWithWarnings(context, itemIndex, shape, operation).given;
}

/** The same for fields of which something may have to be said although they were read: sentences for `warnings`. */
export function readParametersWithWarnings<S extends z.ZodRawShape>(
	context: IExecuteFunctions,
	itemIndex: number,
	shape: S,
	operation?: KindVariant,
): { given: z.infer<z.ZodObject<S>>; warnings: string[] } {
	const evaluate = (expression: string) => context.evaluateExpression(expression, itemIndex);
	const admitted = Object.keys(shape).map((name) => {
		const value: unknown = context.getNodeParameter(name, itemIndex, undefined);
		const raw: unknown = context.getNodeParameter(name, itemIndex, undefined, { rawExpressions: true });
		return { name, ...checkParameter(name, value, raw, evaluate, operation) };
	});
	const values = Object.fromEntries(admitted.map(({ name, value }) => [name, value]));
	const parsed = z.object(shape).safeParse(values, { errorMap: zodErrorMap });
	if (parsed.success) return { given: parsed.data, warnings: admitted.flatMap(({ warnings }) => warnings) };
	const issue = parsed.error.issues[0];
	throw new InvalidField(issue?.path.map(String) ?? [], issue?.message ?? 'it does not fit');
}
