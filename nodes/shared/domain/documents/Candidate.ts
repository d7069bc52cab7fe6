import type { ConflictRule } from './ConflictRule';

/** What is known of a document's bytes: nothing of them before it was read, but sometimes their number. */
export interface ContentIdentity {
	size: number | undefined;
	/** Dropbox's content hash. */
	contentHash: string | undefined;
}

/** What is known of a document before it is sent. It grows while it is planned. */
export interface Candidate extends ContentIdentity {
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
