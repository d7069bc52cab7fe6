import { badRequest } from '../gateway/ClioRefusal';
import type { Base } from '../state/records';
import { wholeNumber } from './filters';
import { pageToken, placeOf } from './pageToken';

export interface Page<R> {
	records: readonly R[];
	/** Parameters that change for the pages beside it; undefined where there is none. */
	next?: Record<string, string>;
	previous?: Record<string, string>;
}

/** Records on a page, where nothing else is said. */
export const MOST = 200;
/** Records that paging by offset reaches. */
const REACH = 10_000;

function limitOf(query: URLSearchParams, most: number): number {
	const limit = wholeNumber('limit', query.get('limit') ?? String(most));
	if (limit < 1 || limit > most) throw badRequest(`limit must be between 1 and ${most}`);
	return limit;
}

/** Records in the order of their IDs, without an end. */
export function cursorPage<R extends Base>(all: readonly R[], query: URLSearchParams, most: number): Page<R> {
	const limit = limitOf(query, most);
	const token = query.get('page_token');
	const { after, before } = token === null ? {} : placeOf(token);
	const records =
		before === undefined
			? all.filter(({ id }) => after === undefined || id > after).slice(0, limit)
			: all.filter(({ id }) => id < before).slice(-limit);
	const [first, last] = [records[0], records.at(-1)];
	const more = last !== undefined && last.id < (all.at(-1)?.id ?? 0);
	const less = first !== undefined && first.id > (all[0]?.id ?? 0);
	return {
		records,
		...(more ? { next: { page_token: pageToken({ after: last.id }) } } : {}),
		...(less ? { previous: { page_token: pageToken({ before: first.id }) } } : {}),
	};
}

/** Records in any order, the first ten thousand of them and no more. */
export function offsetPage<R>(all: readonly R[], query: URLSearchParams, most: number): Page<R> {
	const limit = limitOf(query, most);
	const offset = wholeNumber('offset', query.get('offset') ?? '0');
	if (offset >= REACH) throw badRequest(`offset must be below ${REACH}`);
	if (query.has('page_token')) throw badRequest('page_token needs order=id(asc) and no offset');
	const reachable = all.slice(0, REACH);
	return {
		records: reachable.slice(offset, offset + limit),
		...(offset + limit < reachable.length ? { next: { offset: String(offset + limit) } } : {}),
		...(offset > 0 ? { previous: { offset: String(Math.max(0, offset - limit)) } } : {}),
	};
}
