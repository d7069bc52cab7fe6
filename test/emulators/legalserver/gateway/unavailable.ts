import { json, type EmulatedResponse } from '../../core/contract';

/** The weekly update: a page for people, whatever was asked. */
export function siteDown(): EmulatedResponse {
	return { status: 503, headers: { 'content-type': 'text/html; charset=UTF-8' }, body: 'SITE DOWN' };
}

/** A high load, which passes. */
export function overloaded(): EmulatedResponse {
	return json(503, {
		error:
			'The server is currently experienceing a high processor load. This is usually resolved after a few minutes. Please try again soon.',
	});
}

/** There is no useful text, and no Retry-After. */
export function tooManyRequests(headers: Record<string, string>): EmulatedResponse {
	return json(429, { id: 'too_many_requests' }, headers);
}
