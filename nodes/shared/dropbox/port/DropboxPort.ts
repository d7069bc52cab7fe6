import type { Entry, FileEntry, FolderEntry } from '../../domain/entry';
import type { Outcome } from '../../core/outcome';
import type { Deletions } from './Deletions';
import type { DocumentSource } from '../../core/DocumentSource';
import type { FileRequests } from './FileRequests';
import type { WriteChecks } from './WriteChecks';
import type { Markers } from './Markers';
import type { Sharing } from './Sharing';
import type { Zips } from './Zips';

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

/** One document on its way to one address below a folder. */
export interface SentDocument {
	/** No two documents of one call may have addresses that Dropbox takes for the same. */
	address: string;
	mode: WriteMode;
	source: DocumentSource;
}

export interface Uploads {
	/**
	 * Sends documents and commits each under its address, all planned together in as few calls as there can be;
	 * outcomes stand in the order of the documents. A file's content hash has been checked against the bytes
	 * that were sent. Identical content under that name counts as done.
	 *
	 * Refusals are each document's own: `name_taken`, `changed_meanwhile`, `content_mismatch`,
	 * `source_incomplete`, `no_space` …
	 * @param settled told after each document that its outcome is known
	 * @returns the file that each became, and the calls that carried it, shared ones included
	 */
	upload(
		documents: readonly SentDocument[],
		settled?: () => void,
	): Promise<Array<Outcome<{ file: FileEntry; calls: number }>>>;
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

/** The bytes of a file as they arrive, to be read once. */
export interface OpenedFile {
	file: FileEntry;
	content: AsyncIterable<Uint8Array>;
}

export interface Downloads {
	/**
	 * Opens a file, or one of its revisions, for `take` to read. When that ends in ConnectionLost or a refusal
	 * `content_mismatch`, it is begun again a few times.
	 * @throws Refusal `not_found`, `deleted`, `not_a_file`, `no_access`, `unavailable`, `content_mismatch`;
	 * `invalid_input` when the revision is of another file, or there is no file to download
	 */
	download<T>(address: string, rev: string | undefined, take: (opened: OpenedFile) => Promise<T>): Promise<T>;

	/**
	 * A link by which anybody can download the file for a while, without a Dropbox account.
	 * @throws Refusal as `download`
	 */
	temporaryLink(address: string): Promise<TemporaryLink>;
}

export interface TemporaryLink {
	file: FileEntry;
	url: string;
	/** ISO 8601 in UTC. */
	expires: string;
}

export interface DropboxPort
	extends
		Accounts,
		Lookups,
		Listings,
		Folders,
		Uploads,
		Relocations,
		Downloads,
		Deletions,
		WriteChecks,
		Markers,
		Sharing,
		FileRequests,
		Zips {
	/**
	 * Another Dropbox, such as one that only pretends to be written to, behind the fence of this one: a dry run then
	 * meets the same `guarded` as the real one.
	 */
	applyWriteGuard(other: DropboxPort): DropboxPort;
}
