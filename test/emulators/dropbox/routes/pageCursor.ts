import { z } from 'zod';

const CURSOR = z.object({ from: z.number().int().nonnegative(), limit: z.number().int().positive() });

/** Part of a list, and the cursor for the next part. */
export interface Page<Item> {
	items: Item[];
	cursor: string;
	hasMore: boolean;
}

/** Cuts the part out of a list that a first call or a cursor asks for. */
export function pageOf<Item>(all: readonly Item[], limit: number, from = 0): Page<Item> {
	const next = { from: Math.min(from + limit, all.length), limit };
	return {
		items: all.slice(from, next.from),
		cursor: Buffer.from(JSON.stringify(next)).toString('base64url'),
		hasMore: next.from < all.length,
	};
}

/** What a cursor made by `pageOf` holds; undefined for any other text. */
export function readCursor(cursor: string): { from: number; limit: number } | undefined {
	try {
		return CURSOR.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
	} catch {
		return undefined;
	}
}
