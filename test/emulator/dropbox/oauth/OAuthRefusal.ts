import type { EmulatedResponse } from '../../contract';
import { json } from '../edge/answers';

/** A token request that is turned down, in the form that OAuth 2 gives it (RFC 6749, 5.2). */
export class OAuthRefusal extends Error {
	readonly response: EmulatedResponse;

	constructor(error: string, description: string, status: 400 | 401 = 400) {
		super(error);
		this.response = json(status, { error, error_description: description });
	}
}
