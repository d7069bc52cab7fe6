import { ApiError } from './Api';
import { createCursorCheck } from '../port/createCursorCheck';

/** A cursor can be called off by the service; the listing then starts over this often before it gives up. */
const RESTARTS = 3;

interface Page<T> {
	items: readonly T[];
	hasMore: boolean;
	cursor: string | null | undefined;
}

/**
 * Everything on all pages of a listing. Whoever asks must have seen everything: where pages are missing there is no
 * answer.
 * @param lapsed tag of the error by which the service calls a cursor off
 * @param read the first page, or the one that a cursor leads to
 */
export async function readAllPages<T>(
	lapsed: string,
	read: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<T[]> {
	for (let restarts = 0; ; restarts++) {
		const all = await readFromStart(read).catch((thrown: unknown) => {
			if (thrown instanceof ApiError && thrown.is(lapsed) && restarts < RESTARTS) return undefined;
			throw thrown;
		});
		if (all !== undefined) return all;
	}
}

async function readFromStart<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
	const all: T[] = [];
	const checked = createCursorCheck();
	for (let cursor: string | undefined; ;) {
		const page = await read(cursor);
		for (const item of page.items) all.push(item);
		if (!page.hasMore) return all;
		cursor = checked(page.cursor, page.items.length);
	}
}
