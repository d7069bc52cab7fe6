import { typeNameOf } from '../../../../shared/node/InvalidField';
import { z } from '../../../../shared/vendor/zod';

/** Bytes, so that a table of many thousand events stays small. */
const MOST = 4096;

/** An object, or the JSON of one, as compact JSON. */
export const details = z.unknown().transform((given, check): string => {
	const refuse = (message: string) => {
		check.addIssue({ code: 'custom', message });
		return z.NEVER;
	};
	const value = typeof given === 'string' ? parse(given) : given;
	if (value === undefined) return refuse('it is not JSON');
	if (value === null || typeof value !== 'object' || Array.isArray(value))
		return refuse(`it contains ${typeNameOf(value)} instead of an object`);
	const json = JSON.stringify(value);
	return Buffer.byteLength(json) > MOST ? refuse('it is larger than 4 KB') : json;
});

function parse(json: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		return undefined;
	}
}
