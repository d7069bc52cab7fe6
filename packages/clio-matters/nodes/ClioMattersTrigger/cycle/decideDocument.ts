import type { Document } from '../../../../../nodes/shared/clio/port';
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

/** Its bytes have not arrived, and that it was created is still to be told. */
const AWAITED = 'p';
/** A filter left it out in this state; that it was created is still to be told if it passes one day. */
const LEFT_OUT = 'f';
const GONE = 'd';
/** It went before it was told that it was created, which is still to be told if it comes back. */
const GONE_UNTOLD = 'D';

/**
 * What there is to tell of a document, as it is now.
 * @param document undefined where there is none that the connected user may see, not even in the trash
 * @param known what was remembered of it
 */
export function decideDocument(
	document: Document | undefined,
	known: string | undefined,
	circumstances: Circumstances,
): Decision {
	const isOwed = known !== undefined && [AWAITED, LEFT_OUT, GONE_UNTOLD].includes(known.charAt(0));
	const isNew =
		isOwed ||
		(known === undefined && document !== undefined && isNewRecord(document.createdAt, circumstances));
	if (document === undefined || document.deletedAt !== undefined) {
		const { newSince, hints } = circumstances;
		const isNews = hints.has('deleted') || isSince(document?.deletedAt, newSince);
		const isKnown = known === GONE || known === GONE_UNTOLD;
		const mark = isNew ? GONE_UNTOLD : GONE;
		return isNews && !isKnown
			? decision([{ event: 'documentDeleted', distinction: document?.deletedAt ?? 'gone' }], mark)
			: decision([], document === undefined ? known : mark);
	}
	// Not told before it can be downloaded.
	if (document.latestVersion?.isFullyUploaded !== true)
		return decision([], isNew ? AWAITED : known, isNew ? AWAITED : known, true);
	const mark = `k${code(document.etag)}`;
	if (isNew) return decision(createdEvents(document), mark, `${LEFT_OUT}${code(document.etag)}`);
	const isUpdated = known === undefined ? isChangedSince(document.updatedAt, circumstances) : known !== mark;
	return decision(isUpdated ? [{ event: 'documentUpdated', distinction: document.etag }] : [], mark);
}

function createdEvents({ creator }: Document): DecidedEvent[] {
	const created: DecidedEvent = { event: 'documentCreated', distinction: '' };
	const isByClient = creator?.type === 'ClientUser';
	return isByClient ? [created, { event: 'documentAddedByClient', distinction: '' }] : [created];
}
