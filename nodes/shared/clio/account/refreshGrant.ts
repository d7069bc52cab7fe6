import { parseObject } from '../../core/parseObject';
import { Refusal } from '../../core/Refusal';
import type { HttpRequest, HttpResponse } from '../../http/types';
import { REGION_HOSTS, type Region } from './regions';

/** What a new access token is asked for with. */
export interface RefreshGrant {
	clientId: string;
	clientSecret: string;
	refreshToken: string;
}

/** Asks for a new access token, as n8n does. The refresh token stays good, and the answer holds no other. */
export const createRefreshRequest = (region: Region, grant: RefreshGrant): HttpRequest => ({
	method: 'POST',
	url: `https://${REGION_HOSTS[region]}/oauth/token`,
	headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
	body: [
		Buffer.from(
			new URLSearchParams({
				grant_type: 'refresh_token',
				refresh_token: grant.refreshToken,
				client_id: grant.clientId,
				client_secret: grant.clientSecret,
			}).toString(),
		),
	],
});

/**
 * The token that came, or why none did.
 * @throws Refusal `not_connected`
 */
export function readRefreshedToken({ body }: HttpResponse): string {
	const { access_token: token, error } = parseObject(body.toString('utf8'));
	if (typeof token === 'string' && token !== '') return token;
	throw error === 'invalid_client' ? otherRegionRefusal() : revokedRefusal();
}

/** So Clio answers to an app of another region, which reads as if the secret were wrong. */
const otherRegionRefusal = (): Refusal =>
	new Refusal(
		'not_connected',
		'Clio does not recognize this client ID and client secret in this region',
		'Check the region first: an app only works in the region where it was created. Then check the app key and the app secret in the developer portal of that region.',
	);

const revokedRefusal = (): Refusal =>
	new Refusal(
		'not_connected',
		'The connection expired or was revoked in Clio',
		'Open the credential and connect it again as a user who can see every matter that your workflows need.',
	);
