import { json, type EmulatedResponse } from '../../core/contract';

/** A call that is refused: `{"error": {"type", "message"}}`. */
export class ClioRefusal extends Error {
	constructor(
		readonly status: number,
		/** Documented are ArgumentError, ForbiddenError, UploadNotFoundError and UploadTimeoutError; the others are guesses. */
		readonly type: string,
		message: string,
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}

	get response(): EmulatedResponse {
		return errorBody(this.status, this.type, this.message, this.headers);
	}
}

export const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

export function errorBody(
	status: number,
	type: string,
	message: string,
	headers: Record<string, string> = {},
): EmulatedResponse {
	return json(status, { error: { type, message } }, { ...JSON_TYPE, ...headers });
}

export const badRequest = (message: string): ClioRefusal => new ClioRefusal(400, 'ArgumentError', message);
export const notFound = (what: string): ClioRefusal =>
	new ClioRefusal(404, 'RecordNotFound', `${what} could not be found.`);
export const unprocessable = (message: string, type = 'ArgumentError'): ClioRefusal =>
	new ClioRefusal(422, type, message);
export const forbidden = (message: string): ClioRefusal => new ClioRefusal(403, 'ForbiddenError', message);
