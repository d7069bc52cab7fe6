import { text, type EmulatedRequest, type EmulatedResponse } from '../../core/contract';
import type { DropboxState } from '../state/DropboxState';
import { AuthorizationCodes } from './AuthorizationCodes';
import { answerConsent, showConsent } from './authorize';
import { issueToken } from './token';

export interface OAuthSettings {
	/** How long access tokens live; the service gives them four hours. */
	tokenLifetimeSeconds: number;
}

/** The pages and calls with which an app gets its tokens. */
export class OAuth {
	readonly settings: OAuthSettings = { tokenLifetimeSeconds: 14_400 };
	private readonly codes = new AuthorizationCodes();

	answer(state: DropboxState, route: string, request: EmulatedRequest): EmulatedResponse {
		if (route === 'oauth2/authorize' && request.method === 'GET') return showConsent(state, request);
		if (route === 'oauth2/authorize' && request.method === 'POST')
			return answerConsent(state, this.codes, request);
		if (route === 'oauth2/token' && request.method === 'POST')
			return issueToken(state, this.codes, this.settings, request);
		return text(405, 'Method not allowed');
	}
}
