import type { Blob } from './Contents';

/** Where a revision that is no longer current was, at the time it was. */
export interface PastPlace {
	namespaceId: string;
	/** Display path inside the namespace, `/Cases/Brief.pdf`. */
	path: string;
}

/** One version of a file. Revisions of a file and of a path are linked lists, newest first. */
export interface Revision {
	/** Turned into the `rev` of the API by `revOf`. */
	number: number;
	fileNumber: number;
	blob: Blob;
	/** Seconds since the epoch. */
	clientModified: number;
	serverModified: number;
	/** `dbid:` of whoever wrote these contents; undefined for nobody with an account. */
	modifiedBy?: string | undefined;
	previousOfFile?: Revision;
	previousAtPath?: Revision;
	/** Set when the revision stopped being current. */
	place?: PastPlace;
}
