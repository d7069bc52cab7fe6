import { z } from '../../../../../nodes/shared/vendor/zod';
import type { Model, Notice } from './Watch';

const id = z.number().int().positive().safe();

const deliverySchema = z.object({
	data: z.object({ id }),
	meta: z.object({ event: z.string().regex(/^\w{1,40}$/) }),
});

/** What a delivery says, after its signature was checked; undefined where it says nothing that is known. */
export function readNotice(rawBody: Buffer, model: string): Notice | undefined {
	const known = MODELS.find(([name, number]) => name === model || number === model)?.[0];
	const parsed = deliverySchema.safeParse(parseJson(rawBody.toString('utf8')));
	if (known === undefined || !parsed.success) return undefined;
	return { model: known, id: parsed.data.data.id, event: parsed.data.meta.event };
}

/** By their names, and by Clio's numbers. */
const MODELS: ReadonlyArray<[Model, string]> = [
	['matter', '1'],
	['document', '8'],
	['folder', '9'],
];

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
