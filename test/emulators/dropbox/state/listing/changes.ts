import type { JournalRecord, VisibilityRecord } from '../Journal';
import type { Entry, Grave } from '../Entry';
import type { View } from '../View';
import type { WalkPosition } from './cursor';
import { isEntered } from './items';
import type { ListingOptions } from './options';
import type { Scope } from './Scope';
import type { Listed } from './Walk';

/** What a journal record means to a cursor: nothing, an entry, or a whole tree to walk. */
export interface Change {
	listed?: Listed;
	walk?: WalkPosition;
}

/** Reads one journal record through the eyes of a listing. */
export function changeOf(view: View, scope: Scope, options: ListingOptions, seq: number): Change {
	const record = view.state.journal.at(seq);
	if (!record) return {};
	if (!('number' in record))
		return record.kind === 'gone' ? goneOf(view, scope, record) : visibilityOf(view, scope, options, record);
	// A later record about the same entry tells its latest state.
	if (record.seq !== seq || !scope.includes(record)) return {};
	return { listed: { item: record, place: view.placeOf(record) } };
}

function goneOf(view: View, scope: Scope, record: Extract<JournalRecord, { kind: 'gone' }>): Change {
	const { parent, name, key, was } = record;
	if (!scope.lists(parent)) return {};
	// Of a file that was deleted and made again only the outcome shows.
	if (was === 'file' && parent.children.get(key)?.kind === 'file') return {};
	return { listed: goneAt(view, parent, name, key) };
}

function visibilityOf(view: View, scope: Scope, options: ListingOptions, record: VisibilityRecord): Change {
	const { mountPoint, accountId } = record;
	const { parent } = mountPoint;
	if (!parent || !scope.lists(parent)) return {};
	if (accountId !== undefined && accountId !== view.acting.account.accountId) return {};
	if (record.kind === 'disappeared') {
		return view.sees(mountPoint) ? {} : { listed: goneAt(view, parent, mountPoint.name, mountPoint.key) };
	}
	if (!view.sees(mountPoint)) return {};
	if (isEntered(mountPoint, options))
		return { walk: { folder: mountPoint.number, after: [], withFolder: true } };
	return { listed: { item: mountPoint, place: view.placeOf(mountPoint) } };
}

function goneAt(view: View, parent: Entry, name: string, key: string): Listed {
	const grave: Grave = { kind: 'file', name, key, ordinal: 0, deletedAt: 0 };
	const above = view.placeOf(parent);
	const place = above && { lower: `${above.lower}/${key}`, display: `${above.display}/${name}` };
	return { item: grave, place };
}
