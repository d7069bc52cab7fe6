import type { IExecuteFunctions } from 'n8n-workflow';
import type { DecisionRequest } from '../../../../shared/domain/decision/Decision';
import { readSettings } from '../../../../shared/domain/settings/Settings';
import { typeNameOf } from '../../../../shared/node/InvalidField';
import { z } from '../../../../shared/vendor/zod';
import { createReader } from '../../shared/createReader';

export const { kindOfField, readParameters } = createReader({});

/** An object, or the JSON of one. What an expression did not find is none. */
const object = z.unknown().transform((given, check): Record<string, unknown> => {
	const value = typeof given === 'string' ? parse(given) : given;
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return value as Record<string, unknown>;
	check.addIssue({ code: 'custom', message: `it contains ${typeNameOf(value)} instead of an object` });
	return z.NEVER;
});

/** A document without a matter has none to read, and an event about a matter as a whole has no document; a field that is not there at all is another matter. */
const objectOrNull = z.unknown().transform((given) => (given === null ? {} : given));

function parse(json: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		return json;
	}
}

/** A list of objects, or the JSON of one. */
const rows = z.unknown().transform((given, check): Array<Record<string, unknown>> => {
	const value = typeof given === 'string' ? parse(given) : given;
	if (Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null))
		return value as Array<Record<string, unknown>>;
	check.addIssue({ code: 'custom', message: `it contains ${typeNameOf(value)} instead of a list of rows` });
	return z.NEVER;
});

const shape = {
	event: object,
	document: objectOrNull.pipe(object),
	matter: objectOrNull.pipe(object),
	settings: object,
	filedBefore: rows,
};

/** @throws Refusal `invalid_input` naming the field, or the setting that is missing */
export function readDecisionRequest(context: IExecuteFunctions, item: number): DecisionRequest {
	const { settings, ...given } = readParameters(context, item, shape);
	return { ...given, settings: readSettings(settings) };
}
