import type { EventRow } from '../queue/EventRow';

/** Characters of the list in a row's details, which hold 4 KB in all. What has no room is told by the next email. */
const ROOM = 2000;

/**
 * Rows that failed, each at its time: `4711@1790000000000`, and `4711-4720@1790000000000` for rows that follow one
 * another. A row that is sent again and fails again is another one then.
 */
export class FailedRows {
	/** By moment, from the first ID to the last one. */
	private readonly told = new Map<string, Array<[first: number, last: number]>>();

	/** @param lists of emails that were stored */
	constructor(lists: readonly unknown[]) {
		for (const entry of lists.flat()) {
			const [, first, last = first, at] = /^(\d{1,15})(?:-(\d{1,15}))?@(\d{1,15})$/.exec(String(entry)) ?? [];
			if (at === undefined) continue;
			const ranges = this.told.get(at) ?? [];
			ranges.push([Number(first), Number(last)]);
			this.told.set(at, ranges);
		}
	}

	has({ id, finishedAt }: EventRow): boolean {
		return this.told.get(String(finishedAt))?.some(([first, last]) => first <= id && id <= last) === true;
	}
}

/** Lists as many rows as there is room for. @param rows by ascending ID */
export function listFailed(rows: readonly EventRow[]): { listed: EventRow[]; entries: string[] } {
	const listed: EventRow[] = [];
	const entries: string[] = [];
	let [run, length] = [[] as EventRow[], 0];
	for (const row of rows) {
		const last = run.at(-1);
		const continues = last !== undefined && last.id + 1 === row.id && last.finishedAt === row.finishedAt;
		run = continues ? [...run.slice(0, 1), row] : [row];
		const entry = entryOf(run);
		const before = continues ? (entries.at(-1)?.length ?? 0) + 3 : 0;
		if (length - before + entry.length + 3 > ROOM) break;
		length += entry.length + 3 - before;
		entries.splice(continues ? -1 : entries.length, continues ? 1 : 0, entry);
		listed.push(row);
	}
	return { listed, entries };
}

function entryOf(run: readonly EventRow[]): string {
	const [first, last] = [run[0]?.id, run.at(-1)?.id];
	return `${first === last ? first : `${first}-${last}`}@${run[0]?.finishedAt}`;
}
