import type { Page, PageOptions } from '../../core/Pages';
import type { Documents, Uploads } from './Documents';
import type { Account, Assignment, Choice, Day, Matter, MatterKey, Note, Uuid } from './Records';

/** What a listing of cases is narrowed to; texts are those of the site's own lists. */
export interface MatterFilter {
	disposition?: string | undefined;
	problemCode?: string | undefined;
	office?: string | undefined;
	program?: string | undefined;
	first?: string | undefined;
	last?: string | undefined;
	organization?: string | undefined;
	clientEmail?: string | undefined;
	externalId?: string | undefined;
	/** Of LegalServer's own integration. Sites without it refuse the question. */
	dropboxFolderId?: string | undefined;
	assignmentType?: string | undefined;
}

export interface Matters {
	/**
	 * One case, however it is named: one call, or two where it is named otherwise than by its UUID and custom fields are
	 * wanted.
	 * @param customFields database names; LegalServer gives no custom field that is not asked for
	 * @throws Refusal `not_found` where there is none that the connected user may see; `ambiguous` where several answer
	 */
	readMatter(key: MatterKey, customFields?: readonly string[]): Promise<Matter>;
	/** Page after page, each asked for when it is wanted, without custom fields. */
	listMatters(filter: MatterFilter, options?: PageOptions): AsyncIterable<Page<Matter>>;
}

/** Who works on cases. */
export interface Staff {
	/**
	 * The assignments of a case, those that ended among them.
	 * @throws Refusal `missing_scope`: never an empty list for lack of a permission
	 */
	readAssignments(matterUuid: Uuid): Promise<Assignment[]>;
	/**
	 * The account of a user; asked for once for each.
	 * @throws Refusal `missing_scope`, `not_found`
	 */
	readAccount(userUuid: Uuid): Promise<Account>;
}

/** What a note is to be. */
export interface NewNote {
	subject: string;
	/** As people are to read it. Tags in it are text like any other. */
	text: string;
	/** A name of the site's list of note types. */
	noteType: string;
	/** Whether web addresses in the text can be clicked; the note is HTML then. */
	hasLinks: boolean;
	/** Today where it is undefined. Sites may not let it be set. */
	datePosted?: Day | undefined;
}

export interface Notes {
	/** All notes of a case, in the order in which they were made. */
	listNotes(matterUuid: Uuid): Promise<Note[]>;
	/**
	 * Made once also where an answer is lost.
	 * @param isSame by which a note is known to be this one; the case has none such
	 * @throws Refusal `missing_scope`, `invalid_input`, `guarded`
	 */
	createNote(matterUuid: Uuid, note: NewNote, isSame: (note: Note) => boolean): Promise<Note>;
	/**
	 * Runs work with the notes of a case while no other execution of this process does: nothing can be done about a note
	 * that two have made, since nobody may delete one.
	 */
	inTurn<T>(matterUuid: Uuid, work: () => Promise<T>): Promise<T>;
}

export interface MatterWrites {
	/**
	 * Sets fields of a case: custom fields by their database names, null for none, or `external_id`. Repeated, it comes to
	 * the same.
	 * @returns the case as it was read afterwards, with these custom fields as far as LegalServer has them
	 * @throws Refusal `missing_scope` where the site has no Premium API, or the user lacks the permission; `guarded`
	 */
	updateMatter(
		matterUuid: Uuid,
		changes: { customFields?: Readonly<Record<string, unknown>>; externalId?: string },
	): Promise<Matter>;
}

/** What there is to choose from, read whole. */
export interface Choices {
	listNoteTypes(): Promise<Choice[]>;
}

export interface Accounts {
	/**
	 * Tries what the user may do. Nothing is written: writes are tried without what they need, so that LegalServer refuses
	 * them in any case.
	 * @throws Refusal `not_connected`
	 */
	checkConnection(): Promise<ConnectionReport>;
}

export interface ConnectionReport {
	/** `riverside.legalserver.org`. */
	site: string;
	isDemo: boolean;
	onlyRead: boolean;
	/** As LegalServer calls them in its user roles. */
	missingPermissions: string[];
	/** Of the token; undefined where its date was not entered, or there is none. */
	tokenEnds: Day | undefined;
	daysLeft: number | undefined;
	/** Of this minute. */
	callsLeft: number;
	callsPerMinute: number;
}

/** How long calls take, as far as it is known. */
export interface Pace {
	/** Milliseconds that so many calls take from now on, if nobody else makes any. */
	estimate(calls: number): number;
}

/** For dry runs: whether the credential lets anything be written. */
export interface WriteChecks {
	/** @throws Refusal `guarded` where it is set to Only Read */
	requireWritable(): void;
}

/** Which LegalServer it is. */
export interface Home {
	/** `https://riverside.legalserver.org`. */
	readonly origin: string;
}

export interface LegalServerPort
	extends
		Accounts,
		Matters,
		MatterWrites,
		Staff,
		Notes,
		Documents,
		Uploads,
		Choices,
		Pace,
		WriteChecks,
		Home {}
