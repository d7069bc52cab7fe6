import type { IDataObject } from 'n8n-workflow';
import type { WatchState } from '../../shared/domain/changes/WatchState';
import { z } from '../../shared/vendor/zod';

const schema = z.object({
	watching: z.string(),
	readAt: z.number().default(0),
	history: z.string().default(''),
	cursor: z.string(),
	address: z.string(),
	path: z.string(),
	ended: z.boolean(),
	memory: z.string(),
});

/**
 * The state in a node's static data; undefined where there is none, or none that can be read. One that an earlier
 * release kept lacks what event IDs are made with now, and is gone on from.
 */
export function readState(staticData: IDataObject): WatchState | undefined {
	const { data } = schema.safeParse(staticData);
	return data;
}
