import { badRequest } from '../gateway/ClioRefusal';

/** Where a page begins: behind an ID, or before one. */
export interface Place {
	after?: number;
	before?: number;
}

export function pageToken(place: Place): string {
	return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Throws the 400 for a token that the service has not given. */
export function placeOf(token: string): Place {
	try {
		const place = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Place;
		if (typeof (place.after ?? place.before) === 'number') return place;
	} catch {
		// Falls through to the refusal.
	}
	throw badRequest('page_token is invalid');
}
