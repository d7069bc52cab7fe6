/** A word beside a name: what is special about a file or folder. */
export interface Badge {
	text: string;
	/** Color only; the text says all. */
	tone: 'blue' | 'green' | 'amber' | 'gray';
}

/** A file or folder in a list. */
export interface FileItem {
	kind: 'file' | 'folder';
	name: string;
	/** From the top, names divided by slashes: what the page is asked for. */
	path: string;
	/** Bytes of a file. */
	size?: number;
	/** How many things are in a folder. */
	holds?: number;
	/** `2026-03-03T15:00:00Z` */
	changed?: string;
	badges: readonly Badge[];
}

/** A folder on the way to what is shown. */
export interface OpenFolder {
	name: string;
	path: string;
	/** In the order in which they are shown: no more than fit on the page. */
	items: readonly FileItem[];
	/** How many there are in all. */
	count: number;
}

/** What is known of one file or folder: a label and a line or several. */
export type Fact = readonly [label: string, lines: readonly string[]];

/** What the page shows for a path. */
export interface FilesView {
	/** From the top down to the folder that is shown: the last one. */
	folders: readonly [OpenFolder, ...OpenFolder[]];
	/** Path of the file or folder that was asked for, or of the last folder on the way that exists. */
	chosen: string;
	/** Whether that is all of what was asked for. */
	isFound: boolean;
	/** About what is chosen. */
	facts: readonly Fact[];
}
