import { unexpectedResponse } from '../../http/createService';
import type { HttpResponse } from '../../http/types';
import type { ListResponse } from './LegalServerApi';
import { legalServerService } from './service';

const parse = ({ body }: HttpResponse): unknown => {
	try {
		return JSON.parse(body.toString('utf8')) as unknown;
	} catch {
		throw unexpected('no JSON');
	}
};

const unexpected = (what: string) => unexpectedResponse(legalServerService.name, what);

/** Records come bare or wrapped: the documents say one and show the other. */
const WRAPPERS = ['data', 'full_data'];

/** @throws Refusal `unexpected` where the answer has no record */
export function recordOf<T>(response: HttpResponse): T {
	const parsed = parse(response);
	if (!isObject(parsed)) throw unexpected('no record');
	const wrapped = WRAPPERS.map((name) => parsed[name]).find((each) => each !== undefined && each !== null);
	// A record may have a field called so, which is then no object.
	return (isObject(wrapped) ? wrapped : parsed) as T;
}

/** @throws Refusal `unexpected` where it is no page of a list */
export function pageOf<T>(response: HttpResponse): ListResponse<T> {
	const parsed = parse(response);
	if (!isObject(parsed)) throw unexpected('no list');
	const { data, page_number: page, total_number_of_pages: pages, total_records: total } = parsed;
	if (!Array.isArray(data)) throw unexpected('no list');
	// What is on further pages would be left out without a word.
	if (countOf(pages) === undefined && (countOf(total) ?? 0) > data.length)
		throw unexpected('no number of pages');
	return {
		data: data as T[],
		page: countOf(page) ?? 1,
		pages: countOf(pages) ?? 1,
		total: countOf(total),
	};
}

/** @throws Refusal `unexpected` where it is no list */
export function listOf<T>(response: HttpResponse): T[] {
	const parsed = parse(response);
	if (!Array.isArray(parsed)) throw unexpected('no list');
	return parsed as T[];
}

const isObject = (given: unknown): given is Record<string, unknown> =>
	typeof given === 'object' && given !== null && !Array.isArray(given);

/** Counts come as numbers and as texts. */
function countOf(given: unknown): number | undefined {
	const number = Number(given ?? Number.NaN);
	return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
