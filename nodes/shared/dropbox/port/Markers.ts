import type { Entry, FileEntry, FolderEntry } from '../../domain/entry';
import type { Outcome } from '../../core/outcome';

/** How a case folder carries its case ID on the Dropbox side. */
export type MarkerKind =
	/** Custom properties of the folder, invisible to people; only for a token that its own user connected. */
	| 'properties'
	/** A small file in the folder. */
	| 'file';

/** What a case folder says of itself. */
export interface CaseMarker {
	caseId: string;
	/** The folder that it was put on. In a copy of that folder it names another folder than the one it is found in. */
	folderId: string;
	kind: MarkerKind;
}

/** A folder found by its marker. */
export interface MarkedFolder {
	folder: FolderEntry;
	marker: CaseMarker;
}

export interface Marking {
	folder: FolderEntry;
	caseId: string;
	/** `automatic`: properties where the token may, else a file. */
	kind: MarkerKind | 'automatic';
	/**
	 * No other case's marker is on it: the folder was made by this run, or read a moment ago. It is not read again,
	 * so that a thousand new folders are marked by few calls.
	 */
	isUnmarked?: boolean;
}

/** A folder whose case has another ID from now on. Each folder comes once. */
export interface Remarking {
	folder: FolderEntry;
	caseId: string;
	/** The ID that the folder is marked for. */
	formerCaseId: string;
}

/** A folder whose marker is asked for. */
export interface MarkerLookup {
	folder: FolderEntry;
	/** The case that it is thought to be marked for, which saves looking through the folder; undefined where not known. */
	caseId?: string | undefined;
}

/** An entry of a listing, and what it carries as properties; undefined where it carries none. */
export interface ListedEntry {
	entry: Entry;
	property: CaseMarker | undefined;
}

export interface Markers {
	/** The kind that `automatic` comes to for a case, as far as it can be told without writing. */
	kindFor(caseId: string): Promise<MarkerKind>;

	/**
	 * Puts markers on folders, in as few calls as there can be; outcomes stand in the order of the markings. One that
	 * is there already with the same case counts as done, so a run that died is completed by the next; that of a
	 * copy of the case's folder is replaced.
	 * Refusals: `belongs_to_another_case` where the folder is marked for another case, `no_access`, `missing_scope` …
	 */
	markFolders(markings: readonly Marking[]): Promise<Array<Outcome<CaseMarker>>>;

	/**
	 * Replaces the markers of folders whose cases have another ID, each by one of its kind; outcomes stand in the order
	 * of the remarkings. A run that died is completed by the next. Undefined where a folder carries no marker: none is
	 * put on.
	 * Refusals: `belongs_to_another_case` where the folder is marked for a third case, `no_access` …
	 */
	remarkFolders(remarkings: readonly Remarking[]): Promise<Array<Outcome<CaseMarker | undefined>>>;

	/**
	 * The marker of each folder, whichever kind it is of; undefined where there is none, or where somebody changed,
	 * emptied or renamed it. In the order of the questions.
	 */
	markersOf(questions: readonly MarkerLookup[]): Promise<Array<Outcome<CaseMarker | undefined>>>;

	/**
	 * The folders that are marked for each of these cases, wherever below `within` they are (`''`: everywhere that
	 * the acting member sees); copies of a case folder among them. What was marked a moment ago may be missing:
	 * Dropbox's index lags behind.
	 * @param beyond told of marked folders that lie elsewhere, as far as the same calls show them: properties only
	 */
	findMarkedFolders(
		caseIds: readonly string[],
		within: string,
		beyond?: (caseId: string, found: MarkedFolder) => void,
	): Promise<Array<Outcome<MarkedFolder[]>>>;

	/**
	 * The entries below a folder on all levels, page by page, each with what it carries as properties: together with
	 * the marker files among them that is every marker there is, with no lag. The folder itself is among them, too,
	 * unless it is the top of a Dropbox.
	 * @throws Refusal as `Listings.list`
	 */
	listWithMarkers(address: string): AsyncIterable<ListedEntry[]>;

	/**
	 * Whether each of these folders is a case's own, by a marker on it or directly in it, or by a closing record in
	 * it; whose marker it is does not matter, nor whether it came along with a copy. At most two calls and a page for
	 * each, however much is in it.
	 */
	areCaseFolders(folders: readonly FolderEntry[]): Promise<Array<Outcome<boolean>>>;

	/**
	 * The files of just this name below a folder, as search knows them: up to 10,000, a thousand to a call. What was
	 * put there a moment ago may be missing.
	 * @throws Refusal
	 */
	searchFilesByName(name: string, within: string): Promise<FileEntry[]>;
}
