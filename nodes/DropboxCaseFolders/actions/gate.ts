import { piecesOf, type Origin } from '../../shared/domain/given/cameAs';
import { readGiven } from '../../shared/domain/given/readGiven';
import type { Kind } from '../../shared/domain/given/table';
import { kindOfField, type Peculiar } from '../../shared/domain/given/kindOfField';
import { labelOf, UnfittingField } from './UnfittingField';

type Evaluate = (expression: string) => unknown;

/** A parameter, as a schema may read it. */
export interface Admitted {
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
export function admit(
	name: string,
	value: unknown,
	raw: unknown,
	evaluate: Evaluate,
	operation?: Peculiar,
): Admitted {
	const warnings: string[] = [];
	const admitted = (path: readonly string[], part: unknown, rawPart: unknown): unknown => {
		const kind = kindOfField(path.filter((step) => !/^\d+$/.test(step)).join('.'), operation);
		if (kind !== undefined && isLocator(part)) {
			return { ...part, value: admittedText(kind, path, part.value, below(rawPart, 'value')) };
		}
		if (kind !== undefined) return admittedText(kind, path, part, rawPart);
		if (Array.isArray(part))
			return part.map((each, at) => admitted([...path, `${at}`], each, below(rawPart, `${at}`)));
		if (!isPlain(part)) return part;
		const inner = Object.entries(part).map(([key, each]) => [
			key,
			admitted([...path, key], each, below(rawPart, key)),
		]);
		return Object.fromEntries(inner) as unknown;
	};
	const admittedText = (kind: Kind, path: readonly string[], text: unknown, rawText: unknown): unknown => {
		const given = readGiven(text, kind, originOf(text, rawText, evaluate));
		if ('unusable' in given) throw new UnfittingField(path, given.unusable.why, [], given.unusable.advice);
		if (given.warning !== undefined) warnings.push(`${labelOf(path)}: ${given.warning}`);
		return given.value;
	};
	return { value: admitted([name], value, raw), warnings };
}

/** Whether a value is that of a resource locator: the text and how it was given. */
export const isLocator = (given: unknown): given is { mode: unknown; value?: unknown } =>
	typeof given === 'object' && given !== null && 'mode' in given;

/** Not a date, which is an object as well. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
	Object.prototype.toString.call(value) === '[object Object]' &&
	Object.getPrototypeOf(value) === Object.prototype;

/** An expression that yields the whole of something yields every part of it. */
const below = (raw: unknown, key: string): unknown =>
	typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[key] : raw;

/** What is written without braces is the text that it is, also on *Expression*. */
function originOf(value: unknown, raw: unknown, evaluate: Evaluate): Origin {
	if (typeof raw !== 'string') return (raw ?? '') === (value ?? '') ? 'typed' : {};
	if (!raw.startsWith('=') || !raw.includes('{{')) return 'typed';
	return { pieces: piecesOf(raw).map(({ expression, isLead }) => ({ isLead, value: evaluate(expression) })) };
}
