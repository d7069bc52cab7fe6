import { parseObject } from '../../core/parseObject';
import { emailRows } from './emailRows';
import type { EventResult } from './EventResult';
import { newRow, type EventRow, type NewRow } from './EventRow';
import { filedDocumentsFrom, type FiledDocument } from './FiledDocument';
import { readTrouble, type Trouble } from './readTrouble';
import { isOutage, remedyOf } from './remedyOf';
import { stallsAfter, withoutStalls } from './stalls';

/** What is written to the row, if it still has this lease, and what is added to the queue. */
export interface Settled extends Pick<
	EventRow,
	'id' | 'lease' | 'status' | 'reason' | 'message' | 'details' | 'dueAt' | 'finishedAt' | 'attempts'
> {
	add: NewRow[];
	/** Which file each document is now, to be kept before the row is; none where nothing was filed. */
	documents: FiledDocument[];
}

export interface Settling {
	/** Milliseconds since 1970. */
	now: number;
	/** Milliseconds before each retry; at least one. */
	waits: readonly number[];
	/** Milliseconds after which a paused event is tried again. */
	pauseFor: number;
}

type Change = Omit<Settled, 'id' | 'lease' | 'add' | 'documents' | 'details'>;

/** Why a document is given up for which a service never answers, while it answers for others. */
export const DOCUMENT_UNAVAILABLE = 'document_unavailable';

const HELD: Trouble = {
	reason: 'held',
	message: 'It was held back: somebody has to decide what to do.',
};
const LOST: Trouble = {
	reason: 'unexpected',
	message: 'n8n stopped each time it worked on this event. Its log says more.',
};
const ALONE: Trouble = {
	reason: DOCUMENT_UNAVAILABLE,
	message: 'The system did not respond for this document, but did for others that arrived later.',
};

/** What becomes of a row whose work has ended. Emails and events are added only when nothing of it is to be done again. */
export function settleEvent(result: EventResult, settling: Settling): Settled {
	const change = changeOf(result, settling);
	const { id, lease } = result;
	const { now } = settling;
	const further = result.events.map((event) => newRow(event, now));
	const add = result.error === undefined ? [...emailRows(result, now), ...further] : [];
	const documents = isFiled(result) ? filedDocumentsFrom(result.filed, result, now) : [];
	const own = documents.find(({ documentId }) => documentId === result.documentId);
	const details = own === undefined ? detailsOf(result, change, settling) : detailsWith(own, result.details);
	return { id, lease, ...change, details, add, documents };
}

/** Of what was refused or held nothing is known that would be worth keeping. */
const isFiled = ({ verdict, error, hold }: EventResult): boolean =>
	verdict !== 'duplicate' && verdict !== 'lost' && error === undefined && !hold;

/** What was filed is kept for those who tell of what was deleted in Dropbox. */
function detailsWith({ fileId, folderId, subfolder, contentHash }: FiledDocument, details: string): string {
	const filed = { fileId, folderId, subfolder, ...(contentHash === '' ? {} : { contentHash }) };
	return JSON.stringify({ ...parseObject(withoutStalls(details)), ...filed });
}

/**
 * Who refused it, and when it stalled, is kept for those who tell an outage from a document that is never answered for.
 * Among the details of an email, the service is what it tells of.
 */
function detailsOf(
	{ details, service, error, kind }: EventResult,
	{ status }: Change,
	{ now, waits }: Settling,
): string {
	const known = withoutStalls(details);
	if (error === undefined || !SERVICE.test(service) || kind === 'email') return known === '' ? '{}' : known;
	const stalledAt = stallsAfter(details, service, now, Math.max(...waits));
	return JSON.stringify({ ...parseObject(known), service, ...(status === 'stalled' ? { stalledAt } : {}) });
}

const SERVICE = /^[a-z]{2,20}$/;

function changeOf(result: EventResult, settling: Settling): Change {
	const { attempts, verdict, error, hold, skipped } = result;
	if (verdict === 'duplicate')
		return finish('done', { reason: 'duplicate', message: '' }, attempts, settling);
	if (verdict === 'lost') return finish('failed', LOST, attempts, settling);
	if (error !== undefined) return changeAfter(readTrouble(error), result, settling);
	if (hold) return finish('failed', { ...HELD, reason: skipped ?? HELD.reason }, attempts, settling);
	return finish('done', { reason: skipped ?? '', message: '' }, attempts, settling);
}

function changeAfter(trouble: Trouble, { attempts, verdict }: EventResult, settling: Settling): Change {
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
	if (verdict === 'lastTry') return finish('failed', ALONE, attempts, settling);
	// However long an outage lasts, it is no sign that n8n dies of the event.
	const used = Math.min(attempts, waits.length + 1);
	return { ...goOn, status: 'stalled', dueAt: now + Math.max(...waits), attempts: used };
}

const finish = (status: 'done' | 'failed', why: Trouble, attempts: number, { now }: Settling): Change => ({
	...{ ...why, status, attempts, dueAt: now, finishedAt: now },
});
