import { shortHash } from '../../../../../nodes/shared/domain/changes/KnownTree';
import type { ClioEvent } from './Watch';

/** An event, and what tells it from another one of the same kind and record. */
export interface DecidedEvent {
	event: ClioEvent;
	/** The same whenever the event is told again. */
	distinction: string;
}

/** What a look at a record comes to. */
export interface Decision {
	events: DecidedEvent[];
	/** What is remembered of it once its events are told. */
	mark: string | undefined;
	/** What is remembered where they were left out by a filter. */
	markIfFiltered: string | undefined;
	/** To be looked at again: its bytes have not arrived. */
	isPending: boolean;
}

export const decision = (
	events: DecidedEvent[],
	mark: string | undefined,
	markIfFiltered = mark,
	isPending = false,
): Decision => ({ events, mark, markIfFiltered, isPending });

/** What is known besides the record: when it would be new, and what Clio told of it. */
export interface Circumstances {
	/** When a record that nobody heard of is new, in milliseconds since 1970. */
	newSince: number;
	/** When the watch began. */
	from: number;
	/** Whether everything that was there when the watch began is known. */
	hasBaseline: boolean;
	/** Events that Clio told of the record; none where a poll found it. */
	hints: ReadonlySet<string>;
}

/** By which the states of a record are told apart: five characters, two of which are the same once in a billion. */
export const code = (text: string): string => shortHash(text, 5);

/** Milliseconds by which n8n's clock may be ahead of Clio's. */
const SKEW = 600_000;

/** Whether a record is new. That Clio told of its making counts for more than what n8n's clock says. */
export const isNewRecord = (createdAt: string, { newSince, hints }: Circumstances): boolean =>
	isSince(createdAt, hints.has('created') ? newSince - SKEW : newSince);

/** Whether a record that nobody heard of was changed while the watch was on. */
export const isChangedSince = (updatedAt: string, { from, hints }: Circumstances): boolean =>
	hints.has('updated') || isSince(updatedAt, from);

/** Whether a record was made, or something happened to it, since then. */
export const isSince = (time: string | undefined, since: number): boolean =>
	time !== undefined && Date.parse(time) >= since;
