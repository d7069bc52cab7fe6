import type { App } from '../state/access';
import type { ClioState } from '../state/ClioState';
import { REGIONS } from '../state/regions';

export interface ConsentRequest {
	app: App;
	redirectUri: string;
	state: string | undefined;
	/** Whether the app wants to hear of a refusal (`redirect_on_decline`). */
	tellsDecline: boolean;
}

/** Shown to the person instead of a redirect: an app that is not known for sure gets no answer. */
export class BadConsentRequest extends Error {}

/** Checks what the app asks for, from the query of the page or from the form that repeats it. */
export function readConsentRequest(
	{ access, region }: ClioState,
	host: string,
	fields: URLSearchParams,
): ConsentRequest {
	const app = REGIONS[region].api === host ? access.apps.get(fields.get('client_id') ?? '') : undefined;
	if (!app) throw new BadConsentRequest('Invalid client_id: no application of this region has this key.');
	if (fields.get('response_type') !== 'code')
		throw new BadConsentRequest('Invalid response_type: only "code" is answered.');
	const redirectUri = fields.get('redirect_uri') ?? '';
	if (!mayRedirect(app, redirectUri))
		throw new BadConsentRequest(`The redirect URI ${redirectUri} is not one of the application's.`);
	return {
		...{ app, redirectUri, state: fields.get('state') ?? undefined },
		tellsDecline: fields.get('redirect_on_decline') === 'true',
	};
}

/** A registered address, letter for letter, or any port of 127.0.0.1; never `localhost`. */
function mayRedirect(app: App, uri: string): boolean {
	if (!URL.canParse(uri)) return false;
	const { protocol, hostname } = new URL(uri);
	if (protocol === 'http:') return hostname === '127.0.0.1';
	return protocol === 'https:' && app.redirectUris.includes(uri);
}
