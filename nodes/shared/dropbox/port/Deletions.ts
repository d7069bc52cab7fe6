import type { Outcome } from '../../core/outcome';

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
