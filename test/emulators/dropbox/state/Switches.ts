import type { LowerCasing } from './casing/lowerCase';

/**
 * Behaviours that the real service may or may not show on a given day, and that a client must
 * survive. Set on `state.switches`; the defaults are the quiet ones, except where the
 * documentation promises nothing and the stricter reading costs a test nothing.
 */
export interface Switches {
	/** Every batch that may answer with a job does. */
	forceAsync: boolean;
	/** Batches with more entries than this become a job even when not forced (threshold undocumented). */
	asyncAbove: number;
	/** How many checks of a job say `in_progress` before it is complete. */
	jobPolls: number;
	/** Most entries on a page of list_folder, whatever `limit` asks for, and of properties/search; Infinity: only `limit` counts. */
	pageSize: number;
	/** The next so many list_folder pages come empty, with has_more. */
	emptyPages: number;
	/** Entries that a page holds above its limit, which is approximate. */
	extraEntries: number;
	/** Entries of a page come in the reverse order, folders after what is in them: no order is promised. */
	childrenFirst: boolean;
	/** A batch makes its folders from the last to the first: in which order it does is not promised either. */
	batchBackwards: boolean;
	/** Cursors carry it; raising it makes every earlier cursor answer `reset`. */
	cursorGeneration: number;
	/** path_display shows parents in lower case, as only its last component is promised. */
	lowerCasedParents: boolean;
	/** Milliseconds that a change needs until search finds it. */
	searchDelay: number;
	/** The next so many moves and copies find no source, as happens right after it was made. */
	missedSources: number;
	/** Whether get_metadata with include_deleted finds what was deleted by its ID; documented, never tried. */
	deletedFoundById: boolean;
	/** Which characters have a small form, when names are compared and in path_lower. Set it before names are written. */
	lowerCasing: LowerCasing;
	/**
	 * Whether a path finds what is there also when its accents are characters of their own (NFD). One client was told
	 * `not_found` (github.com/samschott/maestral pull request 678); names are kept in NFC in any case.
	 */
	nfdPathsFound: boolean;
	/**
	 * Whether a move from a name in NFC to the same in NFD is answered as if it had happened. One client was told
	 * duplicated_or_nested_paths (github.com/samschott/maestral pull request 679).
	 */
	nfdMovesTaken: boolean;
	/** Whether characters outside the BMP (most emoji) are refused in names; undocumented, so yes. */
	refuseNonBmp: boolean;
	/**
	 * What is said of a session whose file was saved. Not documented; `closed` is "closed (i.e. committed)" in the
	 * words of UploadSessionLookupError.
	 */
	finishedSessions: 'not_found' | 'closed';
	/**
	 * Whether list_folder_members names members by inheritance also when it is asked by ID alone. The SDK's words are
	 * that it then returns direct members, and those "through parent shared folder" only with a path: so no.
	 */
	inheritedMembersById: boolean;
	/** Whether the work of a sharing job is done when the job is found complete, and not already when it is launched. */
	lateSharingJobs: boolean;
	/** The widest audience that the team lets links of its members have. */
	teamLinkPolicy: 'anyone' | 'team';
	/** Who the team lets become a member of its folders. */
	teamMemberPolicy: 'anyone' | 'team';
	/**
	 * Whether a link to a folder opens also what is in a shared folder further down that has members of its own or
	 * limits links to them. Nowhere is it said that it does not.
	 */
	linksReachNestedFolders: boolean;
	/** Whether a copy has the properties of its original; not documented. */
	copiesKeepProperties: boolean;
	/** Whether properties/search also gives what was deleted, as `is_deleted` of its matches suggests. */
	deletedFoundByProperties: boolean;
	/** Whether properties/search takes any value that begins with the query; that it compares whole values is not promised. */
	propertiesFoundByBeginning: boolean;
	/** Whether a move between owners wants `allow_ownership_transfer`; when it does is not documented. */
	ownershipGuarded: boolean;
	/**
	 * What lock_file_batch says of every file, as where the plan has no file locking or an admin has turned it off; by
	 * which tag the service says so is not documented. A plan without the route: `unavailableRoutes`.
	 */
	lockingRefusedAs: 'cannot_be_locked' | 'file_not_shared' | 'no_write_permission' | null;
	/** Whether to lock what the same account has locked is a lock_conflict; not documented. */
	ownLocksConflict: boolean;
	/**
	 * How the entries of download_zip are written, which is not documented: `mixed` has small files deflated and stored
	 * by turns, now and then with sizes of 64 bits; `plain` stores everything, with ZIP64 only past 4 GiB.
	 */
	zipEntries: 'mixed' | 'plain';
	/** Milliseconds for which changes are gathered before accounts are reported to the app's webhook. */
	webhookDelay: number;
	/** Milliseconds within which the webhook has to answer. */
	webhookTimeout: number;
	/** Milliseconds before a notification is sent again; doubled each time. */
	webhookRetryDelay: number;
	/** How often a notification is sent at most; afterwards it is lost, as the service gives up some time. */
	webhookAttempts: number;
	/** How many copies follow each notification that was delivered. */
	webhookDuplicates: number;
	/** One notification for every account, the account that changed last first. */
	webhookReordered: boolean;
	/** Whether the team lets its members make file requests. */
	fileRequestsAllowed: boolean;
	/** "The limit is currently 4000 file requests total" (spec, rate_limit). */
	mostFileRequests: number;
	/** Routes that are not to be had, with `*` for anything: `files/upload_session/append_batch`, `sharing/*`. */
	unavailableRoutes: string[];
	/** How the service says so. */
	unavailableAs: Unavailable;
	/**
	 * Whether Dropbox-API-Arg is taken also with characters outside of ASCII, as UTF-8. The documentation says that they
	 * have to be escaped; clients that do not were seen to work.
	 */
	rawArgumentTaken: boolean;
	/** How fast bodies arrive on each connection to the proxy, like on a real line; null: as fast as they come. */
	bytesPerSecondPerConnection: number | null;
	/** Bytes of a request's first line and headers above which the response is 431; Envoy, in front of the service, takes 60 KiB. */
	longestHeader: number;
}

/**
 * What a route that is not to be had answers. `unknown_function` is seen where the service doesn't (or for a
 * while didn't) have it; `app_not_permitted` is how it refuses an app, here without the scope that it usually
 * names; `account_type` is the 403 that the specification has for plans without the route.
 */
export const UNAVAILABLE = ['unknown_function', 'app_not_permitted', 'account_type'] as const;
export type Unavailable = (typeof UNAVAILABLE)[number];

export function defaultSwitches(): Switches {
	return {
		forceAsync: false,
		asyncAbove: 500,
		jobPolls: 1,
		pageSize: Number.POSITIVE_INFINITY,
		emptyPages: 0,
		extraEntries: 0,
		childrenFirst: false,
		batchBackwards: false,
		cursorGeneration: 1,
		lowerCasedParents: false,
		searchDelay: 0,
		missedSources: 0,
		deletedFoundById: true,
		lowerCasing: 'unicode 4.1',
		nfdPathsFound: true,
		nfdMovesTaken: true,
		refuseNonBmp: true,
		finishedSessions: 'not_found',
		inheritedMembersById: false,
		lateSharingJobs: false,
		teamLinkPolicy: 'anyone',
		teamMemberPolicy: 'anyone',
		linksReachNestedFolders: true,
		copiesKeepProperties: false,
		deletedFoundByProperties: true,
		propertiesFoundByBeginning: true,
		ownershipGuarded: false,
		lockingRefusedAs: null,
		ownLocksConflict: false,
		zipEntries: 'mixed',
		webhookDelay: 50,
		webhookTimeout: 10_000,
		webhookRetryDelay: 1000,
		webhookAttempts: 10,
		webhookDuplicates: 0,
		webhookReordered: false,
		fileRequestsAllowed: true,
		mostFileRequests: 4000,
		unavailableRoutes: [],
		unavailableAs: 'unknown_function',
		rawArgumentTaken: false,
		bytesPerSecondPerConnection: null,
		longestHeader: 60 * 1024,
	};
}
