/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { EmulatedRequest, EmulatedResponse } from '../../core/contract';
import type { DropboxState } from '../state/DropboxState';
import type { AuthorizationCodes } from './AuthorizationCodes';
import { BadConsentRequest, readConsentRequest, type ConsentRequest } from './consentRequest';
import { codePage, consentPage, refusalPage } from './pages';

/** `GET /oauth2/authorize`: the page that asks a person whether the app may. */
export function showConsent(state: DropboxState, request: EmulatedRequest): EmulatedResponse {
	return orRefusal(() => html(200, consentPage(readConsentRequest(state, request.query), request.query)));
}

/** `POST /oauth2/authorize`: the person's answer, taken back to the app in a redirect. */
export function answerConsent(
	state: DropboxState,
	codes: AuthorizationCodes,
	request: EmulatedRequest,
): EmulatedResponse {
	return orRefusal(() => {
		const form = new URLSearchParams(request.body.toString('utf8'));
		const consent = readConsentRequest(state, form);
		if (form.get('answer') !== 'allow') {
			return back(consent, {
				error: 'access_denied',
				error_description: 'The user chose not to give your app access.',
			});
		}
		const code = codes.issue(grantOf(consent, form.get('account')), state.clock.now());
		return consent.redirectUri === undefined ? html(200, codePage(code)) : back(consent, { code });
	});
}

function grantOf(consent: ConsentRequest, accountId: string | null) {
	const account = consent.accounts.find((candidate) => candidate.accountId === accountId);
	if (!account) throw new BadConsentRequest('Choose the account that the app shall use.');
	const { app, scopes, redirectUri, offline, challenge, team } = consent;
	return {
		...{ appKey: app.key, accountId: account.accountId, scopes, redirectUri, offline, challenge },
		subject:
			team && account.teamId !== undefined
				? ({ kind: 'team', teamId: account.teamId } as const)
				: ({ kind: 'user', accountId: account.accountId } as const),
	};
}

function back(consent: ConsentRequest, answer: Record<string, string>): EmulatedResponse {
	if (consent.redirectUri === undefined) return html(200, refusalPage('The app was not given access.'));
	const target = new URL(consent.redirectUri);
	for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
	if (consent.state !== undefined) target.searchParams.set('state', consent.state);
	return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' }, body: '' };
}

function orRefusal(answer: () => EmulatedResponse): EmulatedResponse {
	try {
		return answer();
	} catch (error) {
		if (error instanceof BadConsentRequest) return html(400, refusalPage(error.message));
		throw error;
	}
}

function html(status: number, body: string): EmulatedResponse {
	return {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
			'cache-control': 'no-store',
		},
		body,
	};
}
