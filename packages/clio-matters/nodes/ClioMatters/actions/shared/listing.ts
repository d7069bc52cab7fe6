import type { IDataObject } from 'n8n-workflow';
import { inParallel, outcomeOf, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import type { Page, Position } from '../../../../../../nodes/shared/clio/port';
import type { Dependencies } from './Dependencies';

/** What a listing yielded. */
export interface Listed<T> {
	records: T[];
	/** As Clio counted them when it began. */
	total: number | undefined;
	/** Where the next run goes on; undefined at the end. */
	next: Position | undefined;
}

/** Records that Clio gives by one call. */
const PAGE = 200;

/** Runs listings side by side, and says once how long what is still to be read takes. */
export async function runListings<Request, T>(
	requests: readonly Request[],
	list: (request: Request) => AsyncIterable<Page<T>>,
	limitOf: (request: Request) => number | undefined,
	dependencies: Dependencies,
): Promise<Array<Outcome<Listed<T>>>> {
	const announced = announceOnce(requests.length, dependencies);
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
		dependencies.progress(++done, requests.length, 'listings');
		return outcome;
	});
}

/** Says, at the first page of the first listing, what is to come. */
function announceOnce(listings: number, { clio, announce }: Dependencies) {
	let isSaid = false;
	return (wanted: number, read: number): void => {
		if (isSaid) return;
		isSaid = true;
		const calls = Math.ceil(Math.max(0, wanted - read) / PAGE) + Math.max(0, listings - 1);
		if (calls === 0) return;
		const records = listings === 1 ? `${count(wanted)} records` : `${count(listings)} listings`;
		announce(`${records}, at least ${count(calls)} more requests: ${durationOf(clio.estimate(calls))}`);
	};
}

const count = (number: number): string => number.toLocaleString('en-US');

/** As people say it: “about 4 minutes at Clio’s limit”. */
export function durationOf(milliseconds: number): string {
	if (milliseconds < 60_000) return 'less than a minute at Clio’s limit';
	return `about ${count(Math.ceil(milliseconds / 60_000))} minutes at Clio’s limit`;
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
