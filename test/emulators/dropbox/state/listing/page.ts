import type { files } from 'dropbox';
import { find } from '../find';
import { pathsOf, taggedMetadata, type MetadataOptions } from '../metadata';
import { noLookup } from '../refusals';
import { holderOf } from '../tree';
import type { View } from '../View';
import { changeOf } from './changes';
import type { Cursor } from './cursor';
import { Scope } from './Scope';
import { Walk, type Listed } from './Walk';

/** Undocumented; whoever wants larger pages says so with `limit`. */
const DEFAULT_LIMIT = 500;
/** Journal records looked at for one page; a page that finds nothing for the caller in them stays empty. */
const RECORDS_PER_PAGE = 50_000;

export interface Page {
	listed: Listed[];
	/** Where the next page starts. */
	cursor: Cursor;
	hasMore: boolean;
}

/** The page that a cursor stands before: first what it has yet to walk, then what changed since. */
export function pageAt(view: View, before: Cursor): Page {
	const { switches, journal } = view.state;
	const folder = find(view, before.path);
	if (folder.kind === 'file') throw noLookup('not_folder');
	const cursor: Cursor = { ...before, walks: [...before.walks] };
	const isAtEnd = (): boolean => cursor.walks.length === 0 && cursor.seq >= journal.end;
	if (switches.emptyPages > 0 && !isAtEnd()) {
		switches.emptyPages--;
		return { listed: [], cursor, hasMore: true };
	}
	const limit = Math.min(cursor.options.limit ?? DEFAULT_LIMIT, switches.pageSize) + switches.extraEntries;
	const scope = new Scope(view, folder, cursor.options);
	const lastRecord = cursor.seq + RECORDS_PER_PAGE;
	const listed: Listed[] = [];
	while (listed.length < limit && !isAtEnd() && cursor.seq < lastRecord) {
		if (cursor.walks.length > 0) {
			walk(view, scope, cursor, listed, limit);
			continue;
		}
		const change = changeOf(view, scope, cursor.options, cursor.seq++);
		if (change.listed) listed.push(change.listed);
		if (change.walk) cursor.walks.push(change.walk);
	}
	return { listed, cursor, hasMore: !isAtEnd() };
}

/** Takes what the page still holds from the first tree; drops the tree from the cursor at its end. */
function walk(view: View, scope: Scope, cursor: Cursor, listed: Listed[], limit: number): void {
	const position = cursor.walks.shift();
	if (!position) return;
	const folder = view.state.entries[position.folder];
	// Deleted or moved away since: what became of it is in the journal.
	if (folder?.kind !== 'folder' || !scope.lists(holderOf(folder))) return;
	const steps = new Walk(view, folder, cursor.options, position);
	for (let found = steps.next(); found; found = steps.next()) {
		listed.push(found);
		if (listed.length < limit) continue;
		const here = steps.position();
		if (steps.next()) cursor.walks.unshift(here);
		return;
	}
}

/** The metadata of what a listing shows. */
export function listedMetadata(
	view: View,
	{ item, place }: Listed,
	options: MetadataOptions,
): files.ListFolderResult['entries'][number] {
	if ('deletedAt' in item) {
		const restorable = options.include_restorable_info ? { is_restorable: true } : {};
		return { '.tag': 'deleted', name: item.name, ...pathsOf(view, place), ...restorable };
	}
	return taggedMetadata(view, item, options, place);
}
