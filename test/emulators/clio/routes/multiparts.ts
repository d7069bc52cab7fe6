import { z } from 'zod';
import { unprocessable } from '../gateway/ClioRefusal';
import type { Part } from '../state/records';
import { MOST_PARTS } from '../storage/uploadAddress';

export const MULTIPARTS = z.array(
	z
		.object({
			part_number: z.coerce.number().int().min(1).max(10_000),
			content_length: z.coerce.number().int().positive(),
			content_md5: z.string().nullable().default(null),
		})
		.strict(),
);

/** Throws the 422 for more parts than one request may announce, and for numbers that are announced twice. */
export function partsOf(given: z.infer<typeof MULTIPARTS>, before: readonly Part[] = []): Part[] {
	if (given.length > MOST_PARTS) throw unprocessable(`multiparts: at most ${MOST_PARTS} in one request`);
	const parts = given.map(({ part_number: number, content_length: length, content_md5: md5 }) => ({
		...{ number, length, md5 },
	}));
	const numbers = new Set(parts.map(({ number }) => number));
	if (numbers.size < parts.length) throw unprocessable('multiparts: a part_number stands there twice');
	// A part that is announced again is the new one.
	return [...before.filter(({ number }) => !numbers.has(number)), ...parts];
}
