/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { EmulatedRequest, EmulatedResponse } from '../../core/contract';
import type { ClioState } from '../state/ClioState';
import type { AuthorizationCodes } from './AuthorizationCodes';
import { BadConsentRequest, readConsentRequest, type ConsentRequest } from './consentRequest';
import { consentPage, refusalPage } from './pages';

/** The page that asks, and what becomes of the answer. */
export function answerAuthorize(
	state: ClioState,
	codes: AuthorizationCodes,
	request: EmulatedRequest,
): EmulatedResponse {
	try {
		if (request.method === 'GET') {
			const consent = readConsentRequest(state, request.host, request.query);
			return page(200, consentPage(state, consent, request.query));
		}
		const form = new URLSearchParams(request.body.toString('utf8'));
		return answerConsent(state, codes, readConsentRequest(state, request.host, form), form);
	} catch (error) {
		if (error instanceof BadConsentRequest) return page(400, refusalPage(error.message));
		throw error;
	}
}

function answerConsent(
	state: ClioState,
	codes: AuthorizationCodes,
	consent: ConsentRequest,
	form: URLSearchParams,
): EmulatedResponse {
	if (form.get('answer') !== 'allow') {
		if (!consent.tellsDecline) return page(200, refusalPage('The application was not given access.'));
		return back(consent, { error: 'access_denied' });
	}
	const user = state.users.get(Number(form.get('user')));
	if (!user || user.type !== 'ManageUser' || !user.enabled)
		throw new BadConsentRequest('Choose the person who is signed in.');
	const { app, redirectUri } = consent;
	return back(consent, {
		code: codes.issue({ appKey: app.key, userId: user.id, redirectUri }, state.clock.now()),
	});
}

function back(consent: ConsentRequest, answer: Record<string, string>): EmulatedResponse {
	const target = new URL(consent.redirectUri);
	for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
	if (consent.state !== undefined) target.searchParams.set('state', consent.state);
	return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' }, body: '' };
}

function page(status: number, body: string): EmulatedResponse {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
		body,
	};
}
