/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';
import type { EmulatedRequest } from '../../core/contract';
import type { Switches } from '../state/Switches';
import { argumentMessage } from './argumentMessage';
import { badRequest } from './Refusal';
import type { SdkRoute } from './sdkRoutes';

const JSON_TYPES = [
	'application/json',
	'application/json; charset=utf-8',
	'text/plain; charset=dropbox-cors-hack',
];
const BYTE_TYPES = ['application/octet-stream', 'text/plain; charset=dropbox-cors-hack'];

/** Where a text came from, as the messages name it; without `json` it was no text in UTF-8. */
interface Source {
	where: string;
	json: string | undefined;
}

/** The argument of a call, taken from where the route's style puts it and refused (400) unless it fits. */
export function readArgument<T>(
	route: SdkRoute,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	request: EmulatedRequest,
	{ rawArgumentTaken }: Pick<Switches, 'rawArgumentTaken'>,
): T {
	const source =
		route.style === 'rpc' ? fromBody(route, request) : fromHeaderOrQuery(route, request, rawArgumentTaken);
	const parsed = schema.safeParse(decode(route, source));
	if (parsed.success) return parsed.data;
	throw badRequest(route.name, `${source.where}: ${argumentMessage(parsed.error)}`);
}

function fromBody(route: SdkRoute, request: EmulatedRequest): Source {
	const where = 'request body';
	const type = contentType(request);
	if (request.body.length === 0 && type === undefined) {
		// A route without argument may be called with nothing at all; every other misses its argument.
		return { where, json: route.hasArgument ? '' : 'null' };
	}
	demandType(route, type, JSON_TYPES);
	return { where, json: utf8(request.body) };
}

function fromHeaderOrQuery(route: SdkRoute, request: EmulatedRequest, rawTaken: boolean): Source {
	const type = contentType(request);
	if (route.style === 'upload') demandType(route, type, BYTE_TYPES);
	if (route.style === 'download') {
		if (type !== undefined) demandType(route, type, [...BYTE_TYPES, 'text/plain']);
		if (request.body.length > 0)
			throw badRequest(route.name, "The request body is supposed to be empty, but it isn't.");
	}
	const header = request.headers['dropbox-api-arg'];
	const parameter = request.query.get('arg');
	if (header !== undefined && parameter !== null) {
		throw badRequest(
			route.name,
			'You provided both HTTP header "Dropbox-API-Arg" and URL parameter "arg". Provide one.',
		);
	}
	if (header !== undefined)
		return { where: 'HTTP header "Dropbox-API-Arg"', json: rawTaken ? raw(header) : asciiOnly(header) };
	if (parameter !== null) return { where: 'URL parameter "arg"', json: parameter };
	throw badRequest(route.name, 'Must provide HTTP header "Dropbox-API-Arg" or URL parameter "arg".');
}

/** A header without a value counts as none: clients that cannot leave it out send it so. */
function contentType({ headers }: EmulatedRequest): string | undefined {
	return headers['content-type']?.trim() || undefined;
}

function demandType(route: SdkRoute, given: string | undefined, taken: readonly string[]): void {
	const plain = (type: string): string => type.toLowerCase().replace(/\s/g, '');
	if (given !== undefined && taken.some((type) => plain(type) === plain(given))) return;
	const list = taken.map((type) => JSON.stringify(type)).join(', ');
	if (given === undefined)
		throw badRequest(route.name, `Missing HTTP "Content-Type" header. Expecting one of ${list}.`);
	throw badRequest(
		route.name,
		`Bad HTTP "Content-Type" header: ${JSON.stringify(given)}. Expecting one of ${list}.`,
	);
}

/** HTTP headers carry ASCII only: every other character, and DEL, must be sent as `\uXXXX`. */
function asciiOnly(header: string): string | undefined {
	return /^[\x20-\x7e]*$/.test(header) ? header : undefined;
}

/** The bytes of a header, which arrive as one character each. */
function raw(header: string): string | undefined {
	return utf8(Buffer.from(header, 'latin1'));
}

function utf8(bytes: Buffer): string | undefined {
	return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

/** Half of a character that takes two units of UTF-16, without the other half beside it. */
const LONE_HALF = /\p{Surrogate}/u;

function decode(route: SdkRoute, { where, json }: Source): unknown {
	try {
		if (json !== undefined) {
			return JSON.parse(json, (_key, value: unknown) => {
				// JSON can spell what is no text.
				if (typeof value === 'string' && LONE_HALF.test(value)) throw new SyntaxError('half a character');
				return value;
			});
		}
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
	}
	throw badRequest(route.name, `${where}: could not decode input as JSON`);
}
