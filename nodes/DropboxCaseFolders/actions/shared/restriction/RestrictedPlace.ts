/** Where a restricted folder is, or is to be. */
export type RestrictedPlace =
	/** Relative path below the case folder, safe, not empty. */
	| { of: 'case folder'; caseFolder: string; path: string }
	/** Address of the folder: a path that may have nothing yet, or an ID. */
	| { of: 'Dropbox'; address: string };

/** A folder that only the people named may open. */
export interface Restriction {
	place: RestrictedPlace;
	/** E-mail addresses; the account that is acted as may always. */
	people: readonly string[];
	/** What people may do who are added. Who is a member already keeps their level. */
	level: 'editor' | 'viewer';
	/** What becomes of members who were not named. */
	others: 'remove' | 'keep';
	/** What becomes of the account's links to folders above. */
	outerLinks: 'remove' | 'keep';
}
