import type { Document, Folder, Matter, RecordId } from './Records';

/** A kind of record whose pages in Clio can have a link. */
export type PageKind = 'matter' | 'document' | 'folder' | 'contact' | 'activity';

export interface CustomActionInput {
	/** What people click on. */
	label: string;
	page: PageKind;
	/** What a click opens; Clio adds to it who clicked, and where. */
	targetUrl: string;
}

/** A link on Clio's own pages. The app put it there for one person, and that person alone sees it. */
export interface CustomAction extends Omit<CustomActionInput, 'page'> {
	id: RecordId;
	etag: string;
	/** Undefined for a page that Clio did not have when this was written. */
	page: PageKind | undefined;
}

export interface Contact {
	id: RecordId;
	etag: string;
	name: string;
	/** `Person` or `Company`. */
	type: string;
}

/** What a click was on. */
export type Subject =
	| { kind: 'matter'; record: Matter }
	| { kind: 'document'; record: Document }
	| { kind: 'folder'; record: Folder }
	| { kind: 'contact'; record: Contact };

/** What a click says of itself: anybody could have written it. */
export interface Click {
	/** Where it was, as Clio writes it: `/api/v4/matters/12`. */
	subjectUrl: string;
	/** Clio's proof, good once and for a minute. A secret until it is used. */
	nonce: string;
}

export interface CustomActions {
	/** Those that this app has put there for the connected user, in the order in which they were made. */
	listCustomActions(): Promise<CustomAction[]>;
	/** Where the answer was lost, or Clio says that there is one already, what is there now is taken for it. */
	createCustomAction(input: CustomActionInput): Promise<CustomAction>;
	/** @throws Refusal `changed_meanwhile` where it is no longer as it was read */
	redirectCustomAction(action: CustomAction, targetUrl: string): Promise<CustomAction>;
	/** @returns whether there was one */
	deleteCustomAction(id: RecordId): Promise<boolean>;
	/**
	 * Reads what was clicked on, with the click's nonce: Clio answers only where the connected user has just clicked.
	 * @throws Refusal for everything else, a lost answer among it: it has probably used up the nonce
	 */
	readClicked(click: Click): Promise<Subject>;
}
