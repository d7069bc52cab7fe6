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

/**
 * A list, page by page, in the order of IDs, which is that in which records are made. LegalServer counts pages from the
 * beginning, so a record that leaves the list meanwhile moves all later ones up: what was missed by that is looked for
 * once more, at the end.
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
		return response;
	};
	const start = from === undefined ? { lastId: 0, page: 1 } : readPosition(from);
	const seen = new Set<number>();
	let [lastId, page, highestTotal, yielded] = [start.lastId, start.page, 0, 0];
	for (let again = from !== undefined; ;) {
		const response = await ask(page);
		const ids = response.data.map(idOf);
		if (again && page > 1 && (ids[0] === undefined || ids[0] > lastId)) {
			page -= 1;
			continue;
		}
		again = false;
		highestTotal = Math.max(highestTotal, response.total ?? 0);
		const fresh = response.data.filter((raw) => idOf(raw) > lastId && !seen.has(idOf(raw)));
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
		if (from === undefined && seen.size < highestTotal) yield* readMissed(ask, seen, idOf, read);
		return;
	}
}

/** Those that moved up while the list was read. */
async function* readMissed<Raw, T>(
	ask: (page: number) => Promise<ListResponse<Raw>>,
	seen: Set<number>,
	idOf: (raw: Raw) => number,
	read: (raw: Raw) => T,
): AsyncGenerator<Page<T>, void, undefined> {
	for (let page = 1; ; page++) {
		const { data, pages, total } = await ask(page);
		const missed = data.filter((raw) => !seen.has(idOf(raw)));
		for (const raw of missed) seen.add(idOf(raw));
		if (missed.length > 0) yield { records: missed.map(read), total, next: undefined };
		if (page >= pages) return;
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
