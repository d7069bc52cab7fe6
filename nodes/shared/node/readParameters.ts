import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from '../vendor/zod';
import type { FieldKind } from './fieldKinds';
import { readGiven, type ExpressionPart, type TextOrigin } from './given';
import { InvalidField, labelOf, typeNameOf, zodErrorMap } from './InvalidField';

/** Case systems give numbers or text; both are text here. */
export const text = z.unknown().transform((value, check) => {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
	// The last digits of an ID are lost above that, and two cases would come out as one.
	const tooLarge = typeof value === 'number' && !Number.isNaN(value);
	check.addIssue({
		code: 'custom',
		message: tooLarge
			? 'it contains a number that is too large to be exact: pass it on as text'
			: `it contains ${typeNameOf(value)} instead of text`,
	});
	return z.NEVER;
});

/** Text that an item may lack. */
export const optionalText = z
	.unknown()
	.transform((value) => value ?? '')
	.pipe(text);

/**
 * A whole number; expressions may also yield its digits as text. What an expression did not find is not 0, as
 * JavaScript would have it.
 */
export const wholeNumber = (least: number) =>
	z.preprocess(
		(given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given),
		z.number().int().min(least),
	);

/** A resource locator's value; an expression may also yield a bare string. */
export const resourceLocator = z.preprocess(
	(given) => (isLocator(given) ? given : { mode: 'path', value: given }),
	z.object({ mode: z.string(), value: optionalText }),
);

/**
 * The kind of a text field, by its parameter's path: those in collections after a dot, without the numbers of lines.
 * Undefined where it holds no text, or a choice. Some operations read a field as of another kind than others do.
 */
export type KindOfField<Variant extends string> = (path: string, variant?: Variant) => FieldKind | undefined;

/** A parameter, as a schema may read it. */
export interface CheckedParameter {
	value: unknown;
	/** Sentences, of fields that were read although something is the matter with them. */
	warnings: string[];
}

type Evaluate = (expression: string) => unknown;

/** What reads the parameters of a service's nodes: every one comes through here, with all that is in it. */
export function createParameterReader<Variant extends string>(kindOfField: KindOfField<Variant>) {
	/**
	 * Holds the texts of a parameter against the table of what expressions yield; anything else is left as it is.
	 * @param raw as it stands in the panel, where an expression begins with `=`
	 * @param evaluate yields what a single `{{ … }}` of the panel does for the item
	 * @param variant where some fields are of another kind than elsewhere
	 * @throws InvalidField
	 */
	function checkParameter(
		name: string,
		value: unknown,
		raw: unknown,
		evaluate: Evaluate,
		variant?: Variant,
	): CheckedParameter {
		const warnings: string[] = [];
		const check = (path: readonly string[], part: unknown, rawPart: unknown): unknown => {
			const kind = kindOfField(path.filter((step) => !/^\d+$/.test(step)).join('.'), variant);
			if (kind !== undefined && isLocator(part)) {
				return { ...part, value: checkText(kind, path, part.value, partOf(rawPart, 'value')) };
			}
			if (kind !== undefined) return checkText(kind, path, part, rawPart);
			if (Array.isArray(part))
				return part.map((each, at) => check([...path, `${at}`], each, partOf(rawPart, `${at}`)));
			if (!isPlainObject(part)) return part;
			// Of what nobody added there is no key; what an expression did not find is not the same as that.
			const inner = Object.entries(part).map(([key, each]) => [
				key,
				check([...path, key], each, partOf(rawPart, key)) ?? null,
			]);
			return Object.fromEntries(inner) as unknown;
		};
		const checkText = (kind: FieldKind, path: readonly string[], text: unknown, rawText: unknown) => {
			const given = readGiven(text, kind, originOf(text, rawText, evaluate));
			if ('unusable' in given) throw new InvalidField(path, given.unusable.why, [], given.unusable.advice);
			if (given.warning !== undefined) warnings.push(`${labelOf(path)}: ${given.warning}`);
			return given.value;
		};
		return { value: check([name], value, raw), warnings };
	}

	/**
	 * Reads the named parameters of one item and holds them against a schema, after the check. What was read although
	 * something may have to be said of it comes with sentences for `warnings`.
	 * @throws InvalidField with the field's name and what is wrong with it
	 */
	function readParametersWithWarnings<S extends z.ZodRawShape>(
		context: IExecuteFunctions,
		itemIndex: number,
		shape: S,
		variant?: Variant,
	): { given: z.infer<z.ZodObject<S>>; warnings: string[] } {
		const evaluate = (expression: string) => context.evaluateExpression(expression, itemIndex);
		const checked = Object.keys(shape).map((name) => {
			const value: unknown = context.getNodeParameter(name, itemIndex, undefined);
			const raw: unknown = context.getNodeParameter(name, itemIndex, undefined, { rawExpressions: true });
			return { name, ...checkParameter(name, value, raw, evaluate, variant) };
		});
		const values = Object.fromEntries(checked.map(({ name, value }) => [name, value]));
		const parsed = z.object(shape).safeParse(values, { errorMap: zodErrorMap });
		if (parsed.success) return { given: parsed.data, warnings: checked.flatMap(({ warnings }) => warnings) };
		const issue = parsed.error.issues[0];
		throw new InvalidField(
			issue?.path.map(String) ?? [],
			issue?.message ?? 'it does not have the right form',
		);
	}

	/** The same without the sentences. */
	function readParameters<S extends z.ZodRawShape>(
		context: IExecuteFunctions,
		itemIndex: number,
		shape: S,
		variant?: Variant,
	): z.infer<z.ZodObject<S>> {
		return readParametersWithWarnings(context, itemIndex, shape, variant).given;
	}

	return { checkParameter, readParameters, readParametersWithWarnings };
}

/** Whether a value is that of a resource locator: the text and how it was given. */
export const isLocator = (given: unknown): given is { mode: unknown; value?: unknown } =>
	typeof given === 'object' && given !== null && 'mode' in given;

/** Not a date, which is an object as well. */
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
	Object.prototype.toString.call(value) === '[object Object]' &&
	Object.getPrototypeOf(value) === Object.prototype;

/** An expression that yields the whole of something yields every part of it. */
const partOf = (raw: unknown, key: string): unknown =>
	typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[key] : raw;

/** What is written without braces is the text that it is, also on *Expression*. */
function originOf(value: unknown, raw: unknown, evaluate: Evaluate): TextOrigin {
	if (typeof raw !== 'string') return (raw ?? '') === (value ?? '') ? 'typed' : {};
	if (!raw.startsWith('=') || !raw.includes('{{')) return 'typed';
	return {
		pieces: expressionParts(raw).map(({ expression, isLead }) => ({ isLead, value: evaluate(expression) })),
	};
}

/**
 * The expressions of a field, to be evaluated one by one: the text as a whole does not show that one of them found
 * nothing. `/Cases{{ $json.sub }}` would be all cases, `24{{ $json.number }}` one number for many, and
 * `{{ $json.folderId }}/Pleadings` a folder at the top. None where the field is nothing but one expression.
 */
export function expressionParts(written: string): ExpressionPart[] {
	const text = written.slice(1).trim();
	const found: ExpressionPart[] = [];
	for (let start = text.indexOf('{{'), end = 0; start !== -1; start = text.indexOf('{{', end)) {
		end = text.indexOf('}}', start) + 2;
		if (end < 2) break;
		const isLead = start === 0 && /^\s*\//.test(text.slice(end));
		found.push({ expression: text.slice(start, end), isLead });
	}
	return found[0]?.expression === text ? [] : found;
}

/** How a service's nodes read the parameters of an item. */
export type ReadParameters = ReturnType<typeof createParameterReader>['readParameters'];
