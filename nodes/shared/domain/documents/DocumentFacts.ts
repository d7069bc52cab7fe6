/** What is known of a document's bytes: nothing of them before it was read, but sometimes their number. */
export interface ContentIdentity {
	size: number | undefined;
	/** Dropbox's content hash. */
	contentHash: string | undefined;
}

/** What is known of a document before it is sent. It grows while it is planned. */
export interface DocumentFacts extends ContentIdentity {
	readonly name: string;
	readonly rule: ConflictRule;
	/** How often another run took the name that was decided on. */
	readonly lostRaces: number;
}

/** Whether two contents are one, as far as is known of them yet; `unknown` is settled by reading. */
export function compareContent(
	one: ContentIdentity,
	other: ContentIdentity,
): 'same' | 'different' | 'unknown' {
	if (one.size !== undefined && other.size !== undefined && one.size !== other.size) return 'different';
	if (one.contentHash === undefined || other.contentHash === undefined) return 'unknown';
	return one.contentHash === other.contentHash ? 'same' : 'different';
}

/**
 * What happens where the name of a document is taken. Under every rule a file that already holds the very
 * same content is the document itself, so that a run that is repeated changes nothing.
 *
 * - `skipIfIdentical`: other content is kept, and the document goes beside it under a numbered name.
 * - `keepBoth`: the same, and documents of one run never share a file, even with the same name and content.
 * - `replace`: the document becomes the new version of the file.
 * - `archive`: the same, and the former version is kept as a file of its own in the archive folder first.
 * - `fail`: other content under that name refuses the document.
 */
export type ConflictRule = 'skipIfIdentical' | 'keepBoth' | 'replace' | 'archive' | 'fail';

/**
 * Whether a file elsewhere in the case folder can be the document, so that it is not filed a second time.
 * The archive folder is not looked at: what is there is a former version.
 *
 * - `not looked for`: each place is for itself.
 * - `same name and size`: nothing has to be read, and an edited document of equal length is taken for the same.
 * - `same content`: whatever it is called.
 */
export type DuplicateRule = 'not looked for' | 'same name and size' | 'same content';
