import { unexpectedResponse } from '../../http/createService';
import type { HttpResponse } from '../../http/types';
import type { ListResponse, Redirect } from './ClioApi';
import { clioService } from './service';

interface Envelope {
	data?: unknown;
	meta?: { records?: unknown; paging?: { next?: unknown } };
}

const envelopeOf = ({ body }: HttpResponse): Envelope => JSON.parse(body.toString('utf8')) as Envelope;

/** @throws Refusal `unexpected` where the answer has no such part */
export function dataOf<T>(response: HttpResponse): T {
	const { data } = envelopeOf(response);
	if (typeof data !== 'object' || data === null) throw unexpectedResponse(clioService.name, 'no data');
	return data as T;
}

/** @throws Refusal `unexpected` where it is about another record */
export function requireRecord<T extends { id: number }>(raw: T, id: number): T {
	if (raw.id === id) return raw;
	throw unexpectedResponse(clioService.name, 'another record');
}

export function listOf<T>(response: HttpResponse): ListResponse<T> {
	const { data, meta } = envelopeOf(response);
	if (!Array.isArray(data)) throw unexpectedResponse(clioService.name, 'no list');
	const { records, paging } = meta ?? {};
	const next = paging?.next;
	return {
		data: data as T[],
		total: typeof records === 'number' ? records : undefined,
		next: typeof next === 'string' && next !== '' ? next : undefined,
	};
}

export function redirectOf({ headers }: HttpResponse): Redirect {
	return { location: headers['location'] ?? '' };
}
