import { json, type EmulatedRequest, type EmulatedResponse } from '../../core/contract';
import type { AccessToken } from '../state/access';
import type { ClioState } from '../state/ClioState';
import { REGIONS } from '../state/regions';
import { JSON_TYPE } from './ClioRefusal';

/** A call without a good token: 401 as OAuth has it, unlike every other error. */
export class NotAuthorised extends Error {
	get response(): EmulatedResponse {
		const description = this.message;
		return json(
			401,
			{ error: 'invalid_token', error_description: description },
			{
				...JSON_TYPE,
				'www-authenticate': `Bearer realm="Clio", error="invalid_token", error_description="${description}"`,
			},
		);
	}
}

/** The token of a call. Throws the 401, also where the token is of another region. */
export function authenticate(state: ClioState, { headers, host }: EmulatedRequest): AccessToken {
	const [, sent] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
	const token = sent === undefined ? undefined : state.access.accessTokens.get(sent);
	if (!token || REGIONS[state.region].api !== host) throw new NotAuthorised('The access token is invalid');
	if (token.revoked || token.grant.revoked) throw new NotAuthorised('The access token was revoked');
	if (token.expiresAt <= state.clock.now()) throw new NotAuthorised('The access token expired');
	return token;
}
