import { parseObject } from '../../core/parseObject';
import { emailRows } from './emailRows';
import type { EventResult } from './EventResult';
import type { EventRow } from './EventRow';
import { filedDocumentFrom, type FiledDocument } from './FiledDocument';
import { readTrouble, type Trouble } from './readTrouble';
import { isOutage, remedyOf } from './remedyOf';

/** What is written to the row, if it still has this lease, and what is added to the queue. */
export interface Settled extends Pick<
	EventRow,
	'id' | 'lease' | 'status' | 'reason' | 'message' | 'details' | 'dueAt' | 'finishedAt' | 'attempts'
> {
	add: Array<Omit<EventRow, 'id'>>;
	/** Which file its document is now, to be kept before the row is; none where nothing was filed. */
	document?: FiledDocument;
}

export interface Settling {
	/** Milliseconds since 1970. */
	now: number;
	/** Milliseconds before each retry; at least one. */
	waits: readonly number[];
	/** Milliseconds after which a paused event is tried again. */
	pauseFor: number;
}

type Change = Omit<Settled, 'id' | 'lease' | 'add' | 'document' | 'details'>;

const HELD: Trouble = {
	reason: 'held',
	message: 'It was held back: somebody has to decide what to do.',
};
const LOST: Trouble = {
	reason: 'unexpected',
	message: 'n8n stopped each time it worked on this event. Its log says more.',
};

/** What becomes of a row whose work has ended. Emails are added only when nothing of it is to be done again. */
export function settleEvent(result: EventResult, settling: Settling): Settled {
	const change = changeOf(result, settling);
	const { id, lease } = result;
	const add = result.error === undefined ? emailRows(result, settling.now) : [];
	const document = isFiled(result) ? filedDocumentFrom(result.filed, result, settling.now) : undefined;
	return { id, lease, ...change, details: detailsOf(result, document), add, ...(document && { document }) };
}

/** Of what was refused or held nothing is known that would be worth keeping. */
const isFiled = ({ verdict, error, hold }: EventResult): boolean =>
	verdict !== 'duplicate' && verdict !== 'lost' && error === undefined && !hold;

/**
 * Who refused it is kept for those who tell people of an outage, and what was filed for those who tell of what was deleted
 * in Dropbox.
 */
function detailsOf({ details, service, error }: EventResult, document: FiledDocument | undefined): string {
	const known = parseObject(details);
	if (document !== undefined) {
		const { fileId, folderId, subfolder, contentHash } = document;
		return JSON.stringify({
			...known,
			fileId,
			folderId,
			subfolder,
			...(contentHash === '' ? {} : { contentHash }),
		});
	}
	if (error !== undefined && SERVICE.test(service)) return JSON.stringify({ ...known, service });
	return details === '' ? '{}' : details;
}

const SERVICE = /^[a-z]{2,20}$/;

function changeOf(result: EventResult, settling: Settling): Change {
	const { attempts, verdict, error, hold, skipped } = result;
	if (verdict === 'duplicate')
		return finish('done', { reason: 'duplicate', message: '' }, attempts, settling);
	if (verdict === 'lost') return finish('failed', LOST, attempts, settling);
	if (error !== undefined) return changeAfter(readTrouble(error), attempts, settling);
	if (hold) return finish('failed', { ...HELD, reason: skipped ?? HELD.reason }, attempts, settling);
	return finish('done', { reason: skipped ?? '', message: '' }, attempts, settling);
}

function changeAfter(trouble: Trouble, attempts: number, settling: Settling): Change {
	const { now, waits, pauseFor } = settling;
	const remedy = remedyOf(trouble.reason);
	const goOn = { ...trouble, finishedAt: 0 };
	if (remedy === 'pause') {
		return { ...goOn, status: 'paused', dueAt: now + pauseFor, attempts: Math.max(attempts - 1, 0) };
	}
	const wait = waits[Math.max(attempts - 1, 0)];
	if (remedy === 'giveUp') return finish('failed', trouble, attempts, settling);
	if (wait !== undefined) return { ...goOn, status: 'waiting', dueAt: now + wait, attempts };
	if (!isOutage(trouble.reason)) return finish('failed', trouble, attempts, settling);
	// However long an outage lasts, it is no sign that n8n dies of the event.
	const used = Math.min(attempts, waits.length + 1);
	return { ...goOn, status: 'stalled', dueAt: now + Math.max(...waits), attempts: used };
}

const finish = (status: 'done' | 'failed', why: Trouble, attempts: number, { now }: Settling): Change => ({
	...{ ...why, status, attempts, dueAt: now, finishedAt: now },
});
