import { parseObject } from '../../core/parseObject';
import { HttpError } from '../../http/createService';
import type { HttpRequest, HttpResponse } from '../../http/types';

/** Clio answered, with something other than success. */
export class ClioError extends HttpError {
	override readonly name = 'ClioError';

	constructor(
		status: number,
		retryAfter: number | undefined,
		/** Clio's code, such as `ForbiddenError` or `invalid_token`; empty where the answer has none. */
		readonly type: string,
		/** In Clio's words. May hold what was sent, so it is looked at and never shown. */
		readonly said: string,
		/** The first part of the path that was asked: `matters`, `document_categories`. */
		readonly resource: string,
		/** Whether it was to change something. */
		readonly isWrite: boolean,
	) {
		super(`Clio answered ${status}`, status, retryAfter);
	}

	/** A page instead of data: Clio knows no such address. */
	get isPage(): boolean {
		return this.type === '' && this.said === '';
	}
}

/** What a response that is no success says. */
export function readClioError(
	{ url, method }: Pick<HttpRequest, 'url' | 'method'>,
	{ status, body }: HttpResponse,
	retryAfter: number | undefined,
): ClioError {
	const { type, said } = readErrorBody(body.toString('utf8'));
	const resource = /\/api\/v4\/(\w+)/.exec(url)?.[1] ?? '';
	return new ClioError(status, retryAfter, type, said, resource, method !== 'GET');
}

/** Clio's own errors are objects; those about the token are as OAuth has them. */
function readErrorBody(text: string): { type: string; said: string } {
	const { error, error_description: description } = parseObject(text);
	if (typeof error === 'string') return { type: codeIn(error), said: String(description ?? '') };
	if (typeof error !== 'object' || error === null) return { type: '', said: '' };
	const { type, message } = error as { type?: unknown; message?: unknown };
	return { type: codeIn(type), said: String(message ?? '') };
}

/** A code, if it is one: anything else may hold what was sent. */
const codeIn = (given: unknown): string => /^[A-Za-z][\w:]{0,60}$/.exec(String(given ?? ''))?.[0] ?? '';
