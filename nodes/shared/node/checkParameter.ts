import { expressionParts, type TextOrigin } from './given/findTextProblem';
import { readGiven } from './given/readGiven';
import type { FieldKind } from './given/rules';
import { kindOfField, type KindVariant } from '../dropboxNode/kindOfField';
import { labelOf, InvalidField } from './InvalidField';

type Evaluate = (expression: string) => unknown;

/** A parameter, as a schema may read it. */
export interface CheckedParameter {
	value: unknown;
	/** Sentences, of fields that were read although something is the matter with them. */
	warnings: string[];
}

/**
 * Every parameter of an item comes through here, with all that is in it: texts are held against the table of what
 * expressions yield, anything else is left as it is.
 * @param raw as it stands in the panel, where an expression begins with `=`
 * @param evaluate yields what a single `{{ … }}` of the panel does for the item
 * @param operation where some fields are of another kind than elsewhere
 * @throws UnfittingField
 */
export function checkParameter(
	name: string,
	value: unknown,
	raw: unknown,
	evaluate: Evaluate,
	operation?: KindVariant,
): CheckedParameter {
	const warnings: string[] = [];
	const admitted = (path: readonly string[], part: unknown, rawPart: unknown): unknown => {
		const kind = kindOfField(path.filter((step) => !/^\d+$/.test(step)).join('.'), operation);
		if (kind !== undefined && isLocator(part)) {
			return { ...part, value: admittedText(kind, path, part.value, partOf(rawPart, 'value')) };
		}
		if (kind !== undefined) return admittedText(kind, path, part, rawPart);
		if (Array.isArray(part))
			return part.map((each, at) => admitted([...path, `${at}`], each, partOf(rawPart, `${at}`)));
		if (!isPlainObject(part)) return part;
		const inner = Object.entries(part).map(([key, each]) => [
			key,
			admitted([...path, key], each, partOf(rawPart, key)),
		]);
		return Object.fromEntries(inner) as unknown;
	};
	const admittedText = (
		kind: FieldKind,
		path: readonly string[],
		text: unknown,
		rawText: unknown,
	): unknown => {
		const given = readGiven(text, kind, originOf(text, rawText, evaluate));
		if ('unusable' in given) throw new InvalidField(path, given.unusable.why, [], given.unusable.advice);
		if (given.warning !== undefined) warnings.push(`${labelOf(path)}: ${given.warning}`);
		return given.value;
	};
	return { value: admitted([name], value, raw), warnings };
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
