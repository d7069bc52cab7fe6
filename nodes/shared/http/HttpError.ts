import { Refusal } from '../core/Refusal';
import type { Service } from './createService';
import { ConnectionLost } from './types';

/** A service answered, with something other than success. */
export class HttpError extends Error {
	override readonly name: string = 'HttpError';

	constructor(
		message: string,
		readonly status: number,
		/** Seconds, where the service said when to come again. */
		readonly retryAfter: number | undefined,
	) {
		super(message);
	}
}

const DONE_IS_KEPT = 'then run it again: what is done is found and kept.';

/** What a response that is no success, or a missing one, means to the person whose item it was. */
export function toHttpRefusal(
	{ name, statusPage, credentialCheck }: Service,
	thrown: unknown,
): Refusal | undefined {
	if (thrown instanceof ConnectionLost) {
		return new Refusal(
			'unavailable',
			`The connection to ${name} broke off again and again`,
			`Check the network between n8n and ${name}, ${DONE_IS_KEPT}`,
		);
	}
	if (!(thrown instanceof HttpError)) return undefined;
	const { status } = thrown;
	if (status >= 500) {
		return new Refusal(
			'unavailable',
			`${name} is not available (HTTP ${status})`,
			`See ${statusPage}, ${DONE_IS_KEPT}`,
		);
	}
	switch (status) {
		case 401:
			return new Refusal(
				'not_connected',
				`${name} does not accept this connection`,
				`Connect the credential again. If that does not help, check ${credentialCheck}.`,
			);
		case 403:
			return new Refusal(
				'no_access',
				`${name} does not allow this account to do that`,
				'Ask its administrator.',
			);
		case 404:
			return new Refusal(
				'not_found',
				`${name} has nothing of this ID that the connected account can see`,
				'Check the ID, and what the account may see.',
			);
		case 429:
			return new Refusal(
				'too_busy',
				`${name} kept answering that there are too many requests`,
				'Run it again later, or spread the workflow over a longer time: what is done is found and kept.',
			);
		default:
			return unexpectedResponse(name, `HTTP ${status}`);
	}
}

/** For answers that the documentation does not foresee. `what` is the service's code, never its text. */
export const unexpectedResponse = (service: string, what: string): Refusal =>
	new Refusal(
		'unexpected',
		`${service} gave an answer that this node does not know (${what})`,
		'Run it again. If it stays, report the code in brackets to the maintainers of this node.',
	);
