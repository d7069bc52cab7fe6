import { json, type EmulatedResponse } from '../../core/contract';

/** A token request that is turned down, in the form that OAuth 2 gives it (RFC 6749, 5.2). */
export class OAuthRefusal extends Error {
	readonly response: EmulatedResponse;

	constructor(error: string, description: string | undefined, status: 400 | 401 = 400) {
		super(error);
		this.response = json(status, {
			error,
			...(description === undefined ? {} : { error_description: description }),
		});
	}
}

/**
 * What a wrong key or secret is told: the description stands in `error` itself, so that it is not the bare code of
 * the standard (seen live: github.com/s-aska/dropbox-api-command issue 41).
 */
export function wrongClient(status: 400 | 401 = 400): OAuthRefusal {
	return new OAuthRefusal('invalid_client: Invalid client_id or client_secret', undefined, status);
}
