import type { Matter } from '../../../../../nodes/shared/clio/port';
import {
	code,
	decision,
	isChangedSince,
	isNewRecord,
	isSince,
	type Circumstances,
	type Decision,
	type DecidedEvent,
} from './decide';
import type { ClioEvent } from './Watch';

/** What is remembered of a matter. */
interface Known {
	/** `o`, `p` or `c`. */
	status: string;
	/** How often its status was seen to change. */
	changes: number;
	stage: string;
	etag: string;
	/** A filter left it out when it was created: told if it passes one day. */
	isOwed: boolean;
}

/** What there is to tell of a matter, as it is now: a status that came and went again is not told. */
export function decideMatter(
	matter: Matter | undefined,
	mark: string | undefined,
	circumstances: Circumstances,
): Decision {
	if (matter === undefined) return decision([], mark);
	const known = mark === undefined ? undefined : readMark(mark);
	const isNew = known?.isOwed ?? (known === undefined && isNewRecord(matter.createdAt, circumstances));
	const change = isNew ? createdStatusEvent(matter) : statusEvent(matter, known, circumstances);
	const changes = (known?.changes ?? 0) + (change === undefined ? 0 : 1);
	const events: DecidedEvent[] = [];
	if (isNew) events.push({ event: 'matterCreated', distinction: '' });
	if (change !== undefined)
		events.push({ event: change, distinction: isNew ? '' : `${changes} ${dateOf(matter)}` });
	if (!isNew && hasNewStage(matter, known, circumstances))
		events.push({ event: 'matterStageChanged', distinction: matter.stageUpdatedAt ?? matter.etag });
	const isUpdated =
		known === undefined ? isChangedSince(matter.updatedAt, circumstances) : known.etag !== code(matter.etag);
	if (!isNew && isUpdated) events.push({ event: 'matterUpdated', distinction: matter.etag });
	return decision(events, markOf(matter, changes, false), markOf(matter, changes, isNew));
}

/** What is remembered of a matter that was there when the watch began. */
export const markOf = (matter: Matter, changes = 0, isOwed = false): string =>
	[`${statusOf(matter)}${changes}`, stageOf(matter), code(matter.etag), ...(isOwed ? ['!'] : [])].join('.');

function readMark(mark: string): Known {
	const [status = '', stage = '', etag = '', owed = ''] = mark.split('.');
	return {
		...{ status: status.slice(0, 1), changes: Number(status.slice(1)) || 0 },
		...{ stage, etag, isOwed: owed === '!' },
	};
}

const statusOf = ({ status }: Matter): string => status.toLowerCase().slice(0, 1);

const stageOf = ({ stage }: Matter): string => (stage?.id === undefined ? '' : stage.id.toString(36));

const dateOf = ({ status, openDate, pendingDate, closeDate }: Matter): string =>
	({ Open: openDate, Pending: pendingDate, Closed: closeDate })[status] ?? '';

const EVENT_OF_STATUS: Readonly<Record<string, ClioEvent>> = {
	...{ o: 'matterOpened', p: 'matterPended', c: 'matterClosed' },
};

const createdStatusEvent = (matter: Matter): ClioEvent | undefined => EVENT_OF_STATUS[statusOf(matter)];

const HINTS: Readonly<Record<string, string>> = {
	...{ o: 'matter_opened', p: 'matter_pended', c: 'matter_closed' },
};

/** That its status changed, and to what; undefined where it did not. */
function statusEvent(
	matter: Matter,
	known: Known | undefined,
	{ hasBaseline, hints }: Circumstances,
): ClioEvent | undefined {
	const status = statusOf(matter);
	// All that were open or pending are known: what is not was closed.
	const before = known?.status ?? (hasBaseline ? 'c' : undefined);
	if (before === undefined) {
		if (!hints.has(HINTS[status] ?? '')) return undefined;
		return status === 'o' ? 'matterReopened' : EVENT_OF_STATUS[status];
	}
	if (before === status) {
		// Closed long ago, or a moment ago by somebody whose closing nobody heard of: Clio says which.
		const isUnknown = known === undefined && hints.has(HINTS[status] ?? '');
		return isUnknown ? EVENT_OF_STATUS[status] : undefined;
	}
	return status === 'o' && before === 'c' ? 'matterReopened' : EVENT_OF_STATUS[status];
}

function hasNewStage(matter: Matter, known: Known | undefined, { newSince }: Circumstances): boolean {
	if (known !== undefined) return known.stage !== stageOf(matter);
	return isSince(matter.stageUpdatedAt, newSince);
}
