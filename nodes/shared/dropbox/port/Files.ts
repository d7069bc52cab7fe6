import type { Entry, FileEntry, FolderEntry } from '../../domain/entry';
import type { Outcome } from '../../core/outcome';

export interface Lookups {
	/**
	 * The file or folder at an address.
	 * @throws Refusal `deleted`, `not_found` (never there, or not visible to the acting member), `no_access`
	 */
	find(address: string): Promise<Entry>;
}

export interface Listings {
	/**
	 * The entries below a folder, page by page as they arrive; nothing is kept. The listed folder itself is not
	 * among them, deleted entries are left out.
	 * @throws Refusal `deleted`, `not_found`, `no_access`, `not_a_folder`
	 */
	list(address: string, depth: 'one level' | 'all levels', pageSize?: number): AsyncIterable<Entry[]>;
}

export interface Folders {
	/**
	 * Creates folders by path, parents included, in as few calls as there can be; outcomes stand in the order
	 * of the paths. A folder that is there already is the refusal `folder_exists`, whoever created it: an answer
	 * that was lost is repeated, and then finds the folder it made. A file in its place is `name_taken`.
	 */
	createFolders(paths: readonly string[]): Promise<Array<Outcome<FolderEntry>>>;
}

/** A file or folder and the address that it is to have, parents included. */
export interface Relocation {
	/** `id:…` or a path. */
	from: string;
	to: string;
}

export interface Relocations {
	/**
	 * Copies files, as they are at that moment, in as few calls as there can be; outcomes stand in the order of
	 * the copies. What stands under the new address already is the refusal `name_taken`, whoever put it there:
	 * an answer that was lost is repeated, and then finds the copy that it made.
	 */
	copyFiles(copies: readonly Relocation[]): Promise<Array<Outcome<FileEntry>>>;
	/** The same, moving: files keep their IDs. A move that was done by a lost answer counts as done. */
	moveFiles(moves: readonly Relocation[]): Promise<Array<Outcome<FileEntry>>>;
	/**
	 * Moves or renames folders with all that is in them: IDs stay. Like `moveFiles`; besides, `too_large` above what
	 * Dropbox moves at once (10,000 files). To change a name in upper and lower case only is the refusal
	 * `name_not_allowed`: Dropbox does not.
	 */
	moveFolders(moves: readonly Relocation[]): Promise<Array<Outcome<FolderEntry>>>;
}

/** A file that is to go, as long as it is still this revision. */
export interface Deletion {
	/** `id:…`, so that nobody else's file of that name is hit. */
	address: string;
	rev: string;
}

export interface Deletions {
	/**
	 * Deletes files of one revision each; people can restore them in Dropbox. What is gone already counts as done.
	 * Refusals: `changed_meanwhile` where it is another revision by now.
	 */
	deleteFiles(deletions: readonly Deletion[]): Promise<Array<Outcome<void>>>;
}

export interface Locks {
	/**
	 * Locks files, so that only the acting account can edit, move or delete them until somebody unlocks them in Dropbox;
	 * outcomes stand in the order of the addresses. What the acting account has locked already counts as done.
	 * Refusals: `no_access` where somebody else has locked it, or Dropbox does not lock it, `not_found`.
	 * @param addresses each `id:…`
	 */
	lockFiles(addresses: readonly string[]): Promise<Array<Outcome<void>>>;
}

/** Some of the folders that were asked for, as many as a list shows at once. */
export interface FolderPage {
	folders: FolderEntry[];
	/** Asks for the next ones; undefined after the last. Made by the adapter, read by it alone. */
	next: string | undefined;
}

/** Finding a folder to pick, in the acting member's tree. */
export interface FolderBrowsing {
	/**
	 * The folders directly in a folder, those whose names contain `text`.
	 * @throws Refusal `deleted`, `not_found`, `no_access`, `not_a_folder`
	 */
	listFolders(address: string, text: string, next?: string): Promise<FolderPage>;

	/** Folders anywhere whose names contain `text`. What was made a moment ago may be missing. */
	searchFolders(text: string, next?: string): Promise<FolderPage>;
}

/** Some of the files that were asked for, as many as a list shows at once. */
export interface FilePage {
	files: FileEntry[];
	/** Asks for the next ones; undefined after the last. Made by the adapter, read by it alone. */
	next: string | undefined;
}

/** Finding a file to pick, in the acting member's tree. */
export interface FileSearch {
	/** Files anywhere whose names contain `text`. What was filed a moment ago may be missing. */
	searchFiles(text: string, next?: string): Promise<FilePage>;
}
