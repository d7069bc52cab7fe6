import { json, type EmulatedRequest, type EmulatedResponse } from '../../core/contract';
import { authenticate } from '../gateway/authenticate';
import { JSON_TYPE } from '../gateway/ClioRefusal';
import type { ClioState } from '../state/ClioState';
import { AuthorizationCodes } from './AuthorizationCodes';
import { answerAuthorize } from './authorize';
import { answerToken } from './token';

/** The pages and calls with which an app gets its tokens, by method and path. */
export const OAUTH_ROUTES = [
	'GET oauth/authorize',
	'POST oauth/authorize',
	'POST oauth/token',
	'POST oauth/deauthorize',
];

export class OAuth {
	private readonly codes = new AuthorizationCodes();

	/** Throws NotAuthorised where a bearer is needed and none is good. */
	answer(state: ClioState, route: string, request: EmulatedRequest): EmulatedResponse {
		if (route === 'POST oauth/token') return answerToken(state, this.codes, request);
		if (route !== 'POST oauth/deauthorize') return answerAuthorize(state, this.codes, request);
		authenticate(state, request).grant.revoked = true;
		return json(200, {}, JSON_TYPE);
	}
}
