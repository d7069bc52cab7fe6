/** What can happen, as a workflow is told of it. */
export const EVENTS = [
	'caseFolderAdded',
	'caseFolderRenamed',
	'caseFolderMoved',
	'caseFolderDeleted',
	'documentAdded',
	'documentChanged',
	'documentMoved',
	'documentDeleted',
] as const;

export type ChangeEvent = (typeof EVENTS)[number];

/** Whether the case folders below a destination are watched, or one case folder. */
export type Scope = 'destination' | 'caseFolder';

/** Something that happened. Paths are from the watched folder: `/Doe, Jane/Lease.pdf`. */
export interface FolderChange {
	event: ChangeEvent;
	/** Of the document, or of the case folder itself. */
	id: string;
	name: string;
	/** Undefined where it is gone. */
	place: string | undefined;
	/** Where it was before; undefined for what is new. */
	previousPlace: string | undefined;
	/** The same two from the top of the Dropbox, where they are not below the watched folder. */
	path?: string | undefined;
	previousPath?: string | undefined;
	/** The case folder that it lies in, or lay in when it was deleted; undefined for what lies beside them. */
	caseFolder: { id: string; name: string } | undefined;
	/** The case folder that it lay in before, where there was one. */
	previousCaseFolder?: { id: string; name: string } | undefined;
	isDocument: boolean;
}
