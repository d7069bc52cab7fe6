import { Refusal } from '../../core/Refusal';

/** Pages in a row with nothing on them: Dropbox gives some, but not that many. */
const MOST_EMPTY_PAGES = 1000;

/** How often in a row such a page may have a cursor that was there before: the next try may be luckier. */
const MOST_REPEATS = 10;

/**
 * For one listing: takes the cursor of each page that is not the last, and gives it back. A cursor that comes twice
 * leads in a circle, and so does page after page with nothing on it; without this a run would never end.
 * @param given the cursor that the listing goes on from, if any
 * @returns takes a cursor, and how many entries its page holds; throws Refusal `unexpected`
 */
export function createCursorCheck(
	given?: string,
): (cursor: string | null | undefined, entries: number) => string {
	const seen = new Set<string>();
	let emptyPages = 0;
	let repeats = 0;
	return (cursor, entries) => {
		if (typeof cursor !== 'string' || cursor === '' || cursor === given) throw endless();
		emptyPages = entries === 0 ? emptyPages + 1 : 0;
		repeats = seen.has(cursor) ? repeats + 1 : 0;
		const inACircle = repeats > 0 && (entries > 0 || repeats > MOST_REPEATS);
		if (inACircle || emptyPages > MOST_EMPTY_PAGES) throw endless();
		seen.add(cursor);
		return cursor;
	};
}

const endless = (): Refusal =>
	new Refusal(
		'unexpected',
		'Dropbox keeps saying that a listing continues, but sends no more of it',
		'Run it again. If this keeps happening, check status.dropbox.com, and ask whoever runs the network between n8n and Dropbox.',
	);
