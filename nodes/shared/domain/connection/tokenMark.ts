import { createHash } from 'crypto';

/**
 * A short mark of the access token that n8n has of a connection at the moment: another token has another mark, and a mark
 * tells nothing of its token.
 * @param fields of the credential, as n8n gives them out
 * @returns 16 hexadecimal digits; `''` where n8n has no token that it renews by itself
 */
export function tokenMark(fields: Readonly<Record<string, unknown>>): string {
	const { access_token: ofOAuth2 } = (fields['oauthTokenData'] ?? {}) as { access_token?: unknown };
	const token = fields['currentAccessToken'] ?? ofOAuth2;
	if (typeof token !== 'string' || token === '') return '';
	return createHash('sha256').update(`mark of ${token}`).digest('hex').slice(0, 16);
}
