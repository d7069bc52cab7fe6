import type { EmulatedResponse } from '../../core/contract';
import { json, summaryOf, text, trailingDots } from './responses';

/** Thrown when a call is turned away before its route sees it; carries the whole answer. */
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
