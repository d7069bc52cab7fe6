import type { IDataObject } from 'n8n-workflow';
import { inParallel, outcomeOf, type Outcome } from '../core/outcome';
import type { Page, Position } from '../core/Pages';
import type { Progress } from '../core/Progress';

/** What a listing yielded. */
export interface Listed<T> {
	records: T[];
	/** As the service counted them when it began. */
	total: number | undefined;
	/** Where the next run goes on; undefined at the end. */
	next: Position | undefined;
}

/** What a listing needs to say how long it takes. */
export interface Lister {
	/** As people call the service. */
	service: string;
	/** Records that it gives by one call. */
	pageSize: number;
	/** Milliseconds that so many calls take from now on. */
	estimate(calls: number): number;
	progress: Progress;
	/** Says in n8n's log what a run is about to do. */
	announce(line: string): void;
}

/** Runs listings side by side, and says once how long what is still to be read takes. */
export async function runListings<Request, T>(
	requests: readonly Request[],
	list: (request: Request) => AsyncIterable<Page<T>>,
	limitOf: (request: Request) => number | undefined,
	lister: Lister,
): Promise<Array<Outcome<Listed<T>>>> {
	const announced = announceOnce(requests.length, lister);
	let done = 0;
	return await inParallel(requests, async (request) => {
		const outcome = await outcomeOf(async () => {
			const listed: Listed<T> = { records: [], total: undefined, next: undefined };
			for await (const { records, total, next } of list(request)) {
				if (listed.total === undefined && total !== undefined)
					announced(Math.min(total, limitOf(request) ?? total), records.length);
				for (const record of records) listed.records.push(record);
				listed.total ??= total;
				listed.next = next;
			}
			return listed;
		});
		lister.progress(++done, requests.length, 'listings');
		return outcome;
	});
}

/** Says, at the first page of the first listing, what is to come. */
function announceOnce(listings: number, { service, pageSize, estimate, announce }: Lister) {
	let isSaid = false;
	return (wanted: number, read: number): void => {
		if (isSaid) return;
		isSaid = true;
		const calls = Math.ceil(Math.max(0, wanted - read) / pageSize) + Math.max(0, listings - 1);
		if (calls === 0) return;
		const records = listings === 1 ? `${count(wanted)} records` : `${count(listings)} listings`;
		announce(`${records}, at least ${count(calls)} more requests: ${durationOf(estimate(calls), service)}`);
	};
}

const count = (number: number): string => number.toLocaleString('en-US');

/** As people say it: “about 4 minutes at the service’s limit”. */
export function durationOf(milliseconds: number, service: string): string {
	if (milliseconds < 60_000) return `less than a minute at ${service}’s limit`;
	return `about ${count(Math.ceil(milliseconds / 60_000))} minutes at ${service}’s limit`;
}

/** The items of a listing; the last of them says where the next run goes on, if there is more. */
export function rowsOf<T>({ records, next }: Listed<T>, row: (record: T) => IDataObject): IDataObject[] {
	const rows = records.map(row);
	const last = rows.at(-1);
	if (last !== undefined && next !== undefined) last['nextPosition'] = next;
	return rows;
}

/** What somebody who looks at the run should know: that there is more than it shows. */
export function listingNotes<T>(results: ReadonlyArray<Listed<T>>, noun: string): string[] {
	const cut = results.filter(({ next }) => next !== undefined);
	if (cut.length === 0) return [];
	const read = cut.reduce((sum, { records }) => sum + records.length, 0);
	const counts = cut.map(({ total }) => total);
	const of = counts.every((total) => total !== undefined)
		? ` of ${count(counts.reduce<number>((sum, total) => sum + (total ?? 0), 0))}`
		: '';
	return [
		`There are more ${noun}: ${count(read)}${of} were read. To continue, enter the last item’s nextPosition in Start After.`,
	];
}
