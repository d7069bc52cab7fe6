import type { Page, PageOptions, Position } from '../port';
import { ClioError } from './ClioError';
import { unexpectedResponse } from '../../http/createService';
import type { ClioApi, ListResponse, Path, Query } from './ClioApi';
import { listingName, readPosition, writePosition, type LastSeen } from './position';
import { clioService } from './service';

/** The most that Clio gives at once. */
export const PAGE_SIZE = 200;

/** What every record of a list that is read by pages has. */
export interface Paged {
	id: number;
	created_at?: string;
}

/** What is asked for, and how a record is read. */
export interface Listing<Raw extends Paged, T> {
	path: Path;
	query: Query;
	read(raw: Raw): T;
}

/**
 * A list, page by page, in the order of IDs, which is that in which records are made: only so does Clio page beyond its
 * ten-thousandth record. Where it gives up a page all the same, or a listing goes on that another run began, the rest is
 * asked for by when the last record was made.
 */
export async function* readPages<Raw extends Paged, T>(
	api: ClioApi,
	{ path, query, read }: Listing<Raw, T>,
	{ from, limit = Number.POSITIVE_INFINITY }: PageOptions = {},
): AsyncGenerator<Page<T>, void, undefined> {
	const listing = listingName(path, query);
	const seen = (position: Position | undefined) =>
		position === undefined ? undefined : readPosition(position, listing);
	let yielded = 0;
	let position = from;
	let total: number | undefined;
	let highest = 0;
	for (let next: string | undefined; ;) {
		const { response, isStart } = await readOne<Raw>(api, path, query, seen(position), next, limit - yielded);
		total ??= response.total;
		highest = requireProgress(response, isStart ? 0 : highest);
		// What the position stands for comes again, as do others that were made in the same second.
		const lastId = seen(position)?.id ?? 0;
		const fresh = response.data.filter(({ id }) => id > lastId);
		const records = fresh.slice(0, limit - yielded);
		yielded += records.length;
		const last = records.at(-1);
		position = last === undefined ? position : writePosition(last, listing);
		next = response.next;
		const hasMore = next !== undefined || records.length < fresh.length;
		if (last !== undefined) yield { records: records.map(read), total, next: hasMore ? position : undefined };
		if (!hasMore || yielded >= limit) return;
	}
}

/** The highest ID of a page. A list whose further pages bring nothing new would be read for ever. */
export function requireProgress({ data, next }: ListResponse<Paged>, before: number): number {
	const highest = Math.max(before, ...data.map(({ id }) => id));
	if (highest === before && next !== undefined)
		throw unexpectedResponse(clioService.name, 'the same page twice');
	return highest;
}

async function readOne<Raw extends Paged>(
	api: ClioApi,
	path: Path,
	query: Query,
	position: LastSeen | undefined,
	next: string | undefined,
	limit: number,
): Promise<{ response: ListResponse<Raw>; isStart: boolean }> {
	const size = Math.min(PAGE_SIZE, limit);
	const start = async () => ({
		response: await api.list<Raw>(path, { ...startOf(query, position), order: 'id(asc)', limit: size }),
		isStart: true,
	});
	if (next === undefined) return await start();
	return await api.follow<Raw>(path, next).then(
		(response) => ({ response, isStart: false }),
		async (thrown: unknown) => {
			if (!isGivenUp(thrown)) throw thrown;
			return await start();
		},
	);
}

/**
 * Narrowed to what was made since, if the listing does not begin with something later anyway. A second before: what was
 * made in the same one comes again, whether Clio counts from a moment on or after it.
 */
function startOf(query: Query, position: LastSeen | undefined): Query {
	if (position === undefined) return query;
	const { createdAt } = position;
	const given = query['created_since'];
	const since = Date.parse(createdAt) - 1000;
	const isLater = typeof given === 'string' && Date.parse(given) > since;
	return { ...query, created_since: isLater ? given : new Date(since).toISOString() };
}

/** Clio no longer takes the token of a page: it is too far into the list, or was not asked for in time. */
const isGivenUp = (thrown: unknown): boolean =>
	thrown instanceof ClioError &&
	(thrown.status === 422 || thrown.status === 400) &&
	/page_token/.test(thrown.said);
