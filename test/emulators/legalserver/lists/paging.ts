import { searchRefusal } from '../gateway/Refusal';
import type { Call } from '../route';
import type { Base } from '../state/records';

export const PAGING: readonly string[] = ['page_number', 'page_size', 'sort'];

const WHOLE = /^[1-9]\d{0,8}$/;

/** A page of a list, by ID. Throws the 400 for what is no page. */
export function page<R extends Pick<Base, 'id'>>(
	{ query, site }: Call,
	records: readonly R[],
	show: (record: R) => object,
): Record<string, unknown> {
	const [number, size, sort] = [
		...[query.get('page_number') ?? '1', query.get('page_size') ?? '20', query.get('sort') ?? 'asc'],
	] as [string, string, string];
	const wrong = [
		...(WHOLE.test(number) ? [] : [`page_number: ${number}`]),
		...(WHOLE.test(size) ? [] : [`page_size: ${size}`]),
		...(['asc', 'desc'].includes(sort) ? [] : [`sort: ${sort}`]),
	];
	if (wrong.length > 0) throw searchRefusal([], wrong);
	// A larger page than there may be gets smaller without a word.
	const pageSize = Math.min(Number(size), site.switches.largestPage);
	const sorted = [...records].sort((one, other) => (one.id - other.id) * (sort === 'desc' ? -1 : 1));
	const start = (Number(number) - 1) * pageSize;
	return {
		...{ page_number: Number(number), page_size: pageSize },
		total_number_of_pages: Math.ceil(records.length / pageSize),
		total_records: records.length,
		data: sorted.slice(start, start + pageSize).map(show),
	};
}

/** Throws the 400 for parameters that the search does not know. */
export function requireKnownKeys({ query }: Call, known: readonly string[]): void {
	const unknown = [...new Set(query.keys())].filter((key) => ![...PAGING, ...known].includes(key));
	if (unknown.length > 0) throw searchRefusal(unknown, []);
}
