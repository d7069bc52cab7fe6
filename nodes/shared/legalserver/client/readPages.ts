import { Refusal } from '../../core/Refusal';
import { unexpectedResponse } from '../../http/createService';
import type { Page, PageOptions, Position } from '../port';
import type { Call, LegalServerApi, ListResponse } from './LegalServerApi';
import { legalServerService } from './service';

/** Records that are asked for at once. */
export const PAGE_SIZE = 100;

/** What is asked for, and how a record is read. */
export interface Listing<Raw, T> {
	call: Call;
	/** The database ID, by which lists are sorted. */
	idOf(raw: Raw): number;
	read(raw: Raw): T;
}

/** Pages in a row that hold nothing new; after that many, a list is taken for one that never ends. */
export const MOST_IDLE = 20;

/**
 * A list, page by page, in the order of IDs, which is that in which records are made. LegalServer counts pages from the
 * beginning, so a record that leaves the list meanwhile moves all later ones up: where the list got shorter, the page
 * before is read again, and what was missed all the same is looked for once more, at the end.
 */
export async function* readPages<Raw, T>(
	api: LegalServerApi,
	{ call, idOf, read }: Listing<Raw, T>,
	{ from, limit = Number.POSITIVE_INFINITY }: PageOptions = {},
): AsyncGenerator<Page<T>, void, undefined> {
	const ask = async (page: number): Promise<ListResponse<Raw>> => {
		const query = { ...call.query, page_size: PAGE_SIZE, page_number: page, sort: 'asc' };
		const response = await api.list<Raw>({ ...call, query });
		// A service that gives another page than the one asked for would be read for ever, or half.
		if (response.data.length > 0 && response.page !== page) throw unexpected('another page');
		// Nothing would be known of it but that it is not new.
		if (!response.data.every((raw) => raw !== null && idOf(raw) > 0)) throw unexpected('a record without ID');
		return response;
	};
	const start = from === undefined ? { lastId: 0, page: 1 } : readPosition(from);
	const seen = new Set<number>();
	let [lastId, page, total, highestTotal, yielded, idle] = [start.lastId, start.page, 0, 0, 0, 0];
	for (let mayHaveMoved = from !== undefined; ;) {
		const response = await ask(page);
		mayHaveMoved ||= response.total !== undefined && response.total < total;
		total = response.total ?? total;
		highestTotal = Math.max(highestTotal, total);
		const [first] = response.data.map(idOf);
		if (mayHaveMoved && page > 1 && (first === undefined || first > lastId)) {
			page -= 1;
			continue;
		}
		mayHaveMoved = false;
		const fresh = response.data.filter((raw) => idOf(raw) > start.lastId && !seen.has(idOf(raw)));
		idle = fresh.length === 0 ? idle + 1 : 0;
		if (idle > MOST_IDLE) throw unexpected('pages with nothing new');
		const taken = fresh.slice(0, limit - yielded);
		for (const raw of taken) seen.add(idOf(raw));
		yielded += taken.length;
		lastId = taken.reduce((highest, raw) => Math.max(highest, idOf(raw)), lastId);
		const hasMore = page < response.pages || taken.length < fresh.length;
		const next = hasMore ? writePosition({ lastId, page }) : undefined;
		if (taken.length > 0) yield { records: taken.map(read), total: response.total, next };
		if (yielded >= limit) return;
		if (hasMore) {
			page += 1;
			continue;
		}
		if (from === undefined && seen.size < highestTotal) yield* readMissed(ask, page, seen, idOf, read);
		return;
	}
}

/** Those that moved up while the list was read. @param lastPage that was read */
async function* readMissed<Raw, T>(
	ask: (page: number) => Promise<ListResponse<Raw>>,
	lastPage: number,
	seen: Set<number>,
	idOf: (raw: Raw) => number,
	read: (raw: Raw) => T,
): AsyncGenerator<Page<T>, void, undefined> {
	for (let page = 1; page <= lastPage; page++) {
		const { data, total } = await ask(page);
		const missed = data.filter((raw) => !seen.has(idOf(raw)));
		for (const raw of missed) seen.add(idOf(raw));
		if (missed.length > 0) yield { records: missed.map(read), total, next: undefined };
	}
}

interface Place {
	lastId: number;
	page: number;
}

const writePosition = ({ lastId, page }: Place): Position => `${lastId}@${page}`;

/** @throws Refusal `invalid_input` */
function readPosition(position: Position): Place {
	const [, lastId, page] = /^(\d{1,15})@(\d{1,7})$/.exec(position.trim()) ?? [];
	if (lastId !== undefined && page !== undefined && Number(page) > 0)
		return { lastId: Number(lastId), page: Number(page) };
	throw new Refusal(
		'invalid_input',
		'The field “Start After” does not hold a nextPosition',
		'Enter nextPosition from the last item of an earlier run, or leave the field empty.',
	);
}

const unexpected = (what: string) => unexpectedResponse(legalServerService.name, what);
