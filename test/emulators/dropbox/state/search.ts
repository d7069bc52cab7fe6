import type { DropboxState } from './DropboxState';
import type { Entry, FolderEntry, Grave } from './Entry';
import { Walk, type Listed } from './listing/Walk';
import type { View } from './View';

/** No search gives more than this (spec, search:2). */
export const MOST_MATCHES = 10_000;

export interface SearchTerms {
	query: string;
	/** Deleted entries instead of those that are there. */
	deleted: boolean;
	/** Without dots, lower case; undefined: any. */
	extensions: readonly string[] | undefined;
	/** Names of FileCategory; undefined: any. */
	categories: readonly string[] | undefined;
}

/**
 * Entries below a folder whose names match, in the order of listings. Every word of the query must be a
 * word of the name, the last one the beginning of one, as the spec says of file names (SearchArg.query).
 * Contents of files are not searched.
 */
export function* search(view: View, folder: FolderEntry, terms: SearchTerms): Generator<Listed> {
	const options = {
		...{ recursive: true, include_deleted: terms.deleted, include_mounted_folders: true },
		...{ include_media_info: false, include_non_downloadable_files: true },
	};
	const walk = new Walk(view, folder, options, { after: [] });
	const words = wordsOf(view.state, terms.query);
	const newest = view.state.clock.now() - view.state.switches.searchDelay;
	let found = 0;
	for (let listed = walk.next(); listed && found < MOST_MATCHES; listed = walk.next()) {
		if (!isWanted(view.state, listed.item, terms, words) || isTooNew(listed.item, newest)) continue;
		found++;
		yield listed;
	}
}

function isWanted(
	state: DropboxState,
	item: Entry | Grave,
	terms: SearchTerms,
	words: readonly string[],
): boolean {
	if ('deletedAt' in item !== terms.deleted) return false;
	if (!hasWords(wordsOf(state, item.key), words)) return false;
	if (terms.extensions && !(item.kind === 'file' && terms.extensions.includes(extensionOf(item.key))))
		return false;
	return !terms.categories || terms.categories.includes(categoryOf(item));
}

function hasWords(own: readonly string[], words: readonly string[]): boolean {
	return words.every((word, index) =>
		index === words.length - 1 ? own.some((each) => each.startsWith(word)) : own.includes(word),
	);
}

/** The index lags behind by `searchDelay`. */
function isTooNew(item: Entry | Grave, newest: number): boolean {
	if ('placedAt' in item) return item.placedAt > newest;
	return 'revision' in item && item.revision !== undefined && item.revision.serverModified * 1000 > newest;
}

export function wordsOf(state: DropboxState, text: string): string[] {
	return state.keyOf(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function extensionOf(key: string): string {
	return /\.([^.]+)$/.exec(key)?.[1] ?? '';
}

const CATEGORIES: ReadonlyArray<readonly [string, string]> = [
	['image', 'jpg jpeg png gif tif tiff bmp webp heic svg'],
	['document', 'doc docx txt rtf odt'],
	['pdf', 'pdf'],
	['spreadsheet', 'xls xlsx csv ods'],
	['presentation', 'ppt pptx key odp'],
	['audio', 'mp3 wav mid m4a flac'],
	['video', 'mp4 mov avi mkv wmv'],
	['paper', 'paper'],
];

function categoryOf(item: Entry | Grave): string {
	if (item.kind === 'folder') return 'folder';
	const extension = extensionOf(item.key);
	return CATEGORIES.find(([, extensions]) => extensions.split(' ').includes(extension))?.[0] ?? 'others';
}
