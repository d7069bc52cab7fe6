import type { FolderEntry } from '../../domain/entry';

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
