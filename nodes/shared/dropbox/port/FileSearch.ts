import type { FileEntry } from '../../domain/entry';

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
