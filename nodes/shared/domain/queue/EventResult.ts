import type { NewEvent } from './EventRow';

/** What became of a claimed row, as the workflow for its kind returns it. */
export interface EventResult {
	id: number;
	/** By which it was claimed. */
	lease: string;
	/** How often it was claimed, this time included. */
	attempts: number;
	eventId: string;
	source: string;
	kind: string;
	caseKey: string;
	documentId: string;
	versionId: string;
	/** As the row has them: a JSON object of further IDs. */
	details: string;
	/** Which service refused it, such as `dropbox`; `''` where that is not known. */
	service: string;
	/** Undefined where nothing went wrong; else a refusal, or whatever a node left there. */
	error: unknown;
	/** Why there was nothing to do, as a reason code. */
	skipped: string | undefined;
	/** Whether a person has to decide what is to be done. */
	hold: boolean;
	/** What was chosen to be done with it: `work`, `duplicate`, `lost`. */
	verdict: string;
	/** What it filed, as `filedDocumentsFrom` reads it; undefined where it filed nothing. */
	filed: unknown;
	/** Events that are to do the rest of its work. */
	events: NewEvent[];
	/** Emails to send about it. */
	emails: Email[];
}

export interface Email {
	/** As `closed`. */
	kind: string;
	/** What it is about beside the document, such as a revision: told once, however many events lead to it. `''` if none. */
	key?: string;
	/** IDs that it needs. */
	details: Readonly<Record<string, unknown>>;
}
