import { typeNameOf } from '../../../shared/node/InvalidField';
import { z } from '../../../shared/vendor/zod';

type JsonObject = Readonly<Record<string, unknown>>;

/** An object, or the JSON of one. What is empty, or was not found, is an object without fields. */
export const jsonObject = z.unknown().transform((given, check): JsonObject => {
	const value = parseIfText(given);
	if (value === undefined) check.addIssue({ code: 'custom', message: 'it is not JSON' });
	else if (typeof value === 'object' && !Array.isArray(value)) return (value ?? {}) as JsonObject;
	else check.addIssue({ code: 'custom', message: `it contains ${typeNameOf(value)} instead of an object` });
	return z.NEVER;
});

/** The same of a list. */
export const jsonList = z.unknown().transform((given, check): unknown[] => {
	const value = parseIfText(given);
	if (value === undefined) check.addIssue({ code: 'custom', message: 'it is not JSON' });
	else if (value === null || Array.isArray(value)) return (value as unknown[] | null) ?? [];
	else check.addIssue({ code: 'custom', message: `it contains ${typeNameOf(value)} instead of a list` });
	return z.NEVER;
});

/** @returns null for what is empty, undefined for what is no JSON */
function parseIfText(given: unknown): unknown {
	if (typeof given !== 'string') return given ?? null;
	if (given.trim() === '') return null;
	try {
		return JSON.parse(given) as unknown;
	} catch {
		return undefined;
	}
}
