import { RecentEvents } from '../../shared/domain/changes/RecentEvents';
import { z } from '../../shared/vendor/zod';
import type { ChangeRow } from './changeRows';
import { pollCycle, type CycleDependencies, type CycleResult } from './pollCycle';
import type { Watch, WatchState } from './Watch';

/** Without names, to take less room. */
const COLUMNS = [
	...(['event', 'eventId', 'folderId', 'folderName', 'fileId', 'name', 'path'] as const),
	...(['previousPath', 'modified', 'url', 'rev', 'size', 'contentHash', 'modifiedBy'] as const),
];

const EVENT_ID = COLUMNS.indexOf('eventId');

const written = z.array(z.union([z.string(), z.number(), z.null()])).length(COLUMNS.length);

type Written = z.output<typeof written>;

/** What a cycle found, and what a poll tells again. */
export interface RepeatingResult extends CycleResult {
	/** Changes that will not be told again, as there are too many. */
	crowdedOut: number;
}

/**
 * A cycle that remembers what it told; a poll tells again what was told lately, as it was, before what changed since.
 * @param now milliseconds since 1970
 */
export async function repeatChanges(
	kept: WatchState | undefined,
	watch: Watch,
	{ isPoll, now }: { isPoll: boolean; now: number },
	dropbox: CycleDependencies,
): Promise<RepeatingResult> {
	const isSame = kept?.watching === watch.watching;
	const recent = new RecentEvents<Written>(isSame ? kept.recent : '', {
		...{ form: written, keyOf: (values) => String(values[EVENT_ID]), lasts: watch.repeatFor, now },
	});
	const repeats = isPoll ? recent.due() : [];
	const { state, rows } = await pollCycle(kept, watch, dropbox);
	for (const { about } of repeats) recent.markRepeated(about);
	for (const row of rows) recent.add(COLUMNS.map((name) => row[name]));
	const again = repeats
		.map(({ about }) => rowFrom(about))
		.filter(({ event }) => watch.events.includes(event));
	const text = recent.text();
	return {
		rows: [...again, ...rows],
		state: state.recent === text ? state : { ...state, recent: text },
		crowdedOut: recent.crowdedOut,
	};
}

const rowFrom = (values: Written): ChangeRow =>
	Object.fromEntries(COLUMNS.map((name, index) => [name, values[index]])) as unknown as ChangeRow;
