import { randomInt } from 'node:crypto';
import { json, text, type EmulatedResponse } from '../../core/contract';

/** Thrown when a call is turned away before its route sees it; carries the whole response. */
export class Refusal extends Error {
	constructor(readonly response: EmulatedResponse) {
		super(`refused with ${response.status}`);
	}
}

/** 400 in plain text, in the one form that all of them have. */
export function badRequest(route: string, reason: string): Refusal {
	return new Refusal(text(400, `Error in call to API function "${route}": ${reason}`));
}

/** 401 with the `AuthError` union of the spec. */
export function notAuthorised(tag: string, more: Record<string, unknown> = {}): Refusal {
	return new Refusal(tagged(401, { '.tag': tag, ...more }));
}

/** 403 with the `AccessError` union of the spec. */
export function noAccess(tag: string, more: Record<string, unknown> = {}): Refusal {
	return new Refusal(tagged(403, { '.tag': tag, ...more }));
}

/** 422 with the `PathRootError` union of the spec. */
export function wrongPathRoot(error: { '.tag': string } & Record<string, unknown>): Refusal {
	return new Refusal(json(422, { error_summary: `${error['.tag']}/${trailingDots()}`, error }));
}

/** An error of any status in the usual frame. */
export function tagged(status: number, error: { '.tag': string }): EmulatedResponse {
	return json(status, { error_summary: summaryOf(error), error });
}

/**
 * The tags of an error from the outside in, `path/conflict/folder/`, ended by dots that change from call
 * to call: the service adds them so that nobody compares summaries.
 */
function summaryOf(error: object): string {
	return `${tagsOf(error).join('/')}/${trailingDots()}`;
}

function trailingDots(): string {
	return '.'.repeat(randomInt(4));
}

function tagsOf(error: object): string[] {
	const fields = error as Record<string, unknown>;
	const tag = fields['.tag'];
	// A union that holds a struct is flattened: what went wrong is then found under `reason`.
	const inner =
		typeof tag === 'string' ? (taggedIn(fields[tag]) ?? taggedIn(fields.reason)) : taggedIn(fields.reason);
	return [...(typeof tag === 'string' ? [tag] : []), ...(inner ? tagsOf(inner) : [])];
}

function taggedIn(value: unknown): object | undefined {
	return typeof value === 'object' && value !== null && '.tag' in value ? value : undefined;
}
