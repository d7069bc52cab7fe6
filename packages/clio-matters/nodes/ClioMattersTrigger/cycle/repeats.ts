import { RecentEvents } from '../../../../../nodes/shared/domain/changes/RecentEvents';
import { z } from '../../../../../nodes/shared/vendor/zod';
import type { Decided } from './Decided';
import type { ClioEvent, Model, Watch } from './Watch';

/** Of an event: what it is called, the ID of its record, and its own. The record itself is read again. */
const written = z.tuple([z.string(), z.number(), z.string()]);

type Written = z.output<typeof written>;

export type RecentClioEvents = RecentEvents<Written>;

/** An event that is to be told again, with the ID that it had. */
export interface Repeat {
	about: Written;
	model: Model;
	/** Of the record. */
	id: number;
	event: ClioEvent;
	eventId: string;
	/** When it was told first, in milliseconds since 1970. */
	at: number;
}

/** @param text what the state before has of them */
export const readRecent = (text: string, { repeatFor }: Watch, now: number): RecentClioEvents =>
	new RecentEvents(text, { form: written, keyOf: ([event, id]) => keyOf(event, id), lasts: repeatFor, now });

/** Of several events of one kind about one record the latest stands for all: it tells of the record as it is now. */
export const keyOf = (event: string, id: number): string => `${event} ${id}`;

/** What a poll has to tell again of what the workflow still wants. */
export function findRepeats(recent: RecentClioEvents, { events }: Watch): Repeat[] {
	return recent.due().flatMap(({ at, about }) => {
		const [name, id, eventId] = about;
		const event = events.find((each) => each === name);
		const model = MODELS.find((each) => name.startsWith(each));
		if (event !== undefined && model !== undefined) return [{ about, at, model, id, event, eventId }];
		recent.markRepeated(about);
		return [];
	});
}

const MODELS: readonly Model[] = ['document', 'matter', 'folder'];

/** Whether an event is still so, as the record was read just now. What is not is told by another event. */
export function isStillSo(event: ClioEvent, { document, folder, matter }: Decided): boolean {
	const status = STATUS_AFTER[event];
	if (status !== undefined) return matter?.status === status;
	if (event === 'documentDeleted') return document === undefined || document.deletedAt !== undefined;
	if (event === 'folderRenamed') return folder !== undefined && folder.deletedAt === undefined;
	if (event.startsWith('document')) return document !== undefined && document.deletedAt === undefined;
	return matter !== undefined;
}

const STATUS_AFTER: Partial<Record<ClioEvent, string>> = {
	...{ matterOpened: 'Open', matterReopened: 'Open', matterPended: 'Pending', matterClosed: 'Closed' },
};

/** Whether a document cannot be downloaded at the moment, since the bytes of a new version have not arrived. */
export const isIncomplete = ({ document }: Decided): boolean =>
	document !== undefined &&
	document.deletedAt === undefined &&
	document.latestVersion?.isFullyUploaded !== true;
