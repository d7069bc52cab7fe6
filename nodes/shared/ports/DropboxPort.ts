import type { Entry, FileEntry, FolderEntry } from '../domain/entry';
import type { Outcome } from '../domain/outcome';
import type { DocumentSource } from './DocumentSource';

/**
 * What the operations need of Dropbox, in the words of case work. An *address* is anything Dropbox takes as a
 * path to read: `/Path`, `''` for the root, `id:…`, `id:…/sub/file`, `ns:…/path`. Every method throws or
 * yields `Refusal`s; transient answers have been retried before one is seen.
 */
export interface Accounts {
	/** Whose Dropbox it is and which namespace paths start from. One call per execution, then remembered. */
	whoAmI(): Promise<ActingAccount>;
}

export interface ActingAccount {
	accountId: string;
	/** The namespace that a path of `''` means for this credential. */
	rootNamespaceId: string;
	homeNamespaceId: string;
}

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

/** What happens where the name is taken: never overwrite, or replace exactly this revision. */
export type WriteMode = { kind: 'add' } | { kind: 'update'; rev: string };

export interface Uploads {
	/**
	 * Sends one document and commits it under an address below a folder. The answer's content hash has been
	 * checked against the bytes that were sent. Identical content under that name counts as done.
	 * @throws Refusal `name_taken`, `changed_meanwhile`, `content_mismatch`, `source_incomplete`, `no_space` …
	 */
	upload(address: string, mode: WriteMode, source: DocumentSource): Promise<FileEntry>;
}

export interface DropboxPort extends Accounts, Lookups, Listings, Folders, Uploads {}
