import type { Entry, FolderEntry, Grave } from '../Entry';
import { holderOf } from '../tree';
import type { View } from '../View';
import type { ListingOptions } from './options';

/** What a listing shows inside a folder or a folder's grave, in order, from an ordinal on. */
export function itemsFrom(
	view: View,
	within: Entry | Grave,
	options: ListingOptions,
	ordinal: number,
): Iterator<Entry | Grave, undefined> {
	if ('deletedAt' in within) return gravesFrom(within.graves, ordinal);
	if (within.kind === 'file') return gravesFrom(undefined, ordinal);
	const holder = holderOf(within);
	const living = visible(view, holder.children.from(ordinal), options);
	if (!options.include_deleted || !holder.graves) return living;
	return merged(living, gravesFrom(holder.graves, ordinal));
}

/** Whether the walk goes below a folder: not into mounts when the caller asked to leave them out. */
export function isEntered(folder: FolderEntry | Grave, options: ListingOptions): boolean {
	if (!options.recursive) return false;
	return options.include_mounted_folders || 'deletedAt' in folder || !folder.mounted;
}

function* visible(
	view: View,
	entries: Iterable<Entry>,
	options: ListingOptions,
): Generator<Entry, undefined> {
	for (const entry of entries) if (view.sees(entry) && isAskedFor(view, entry, options)) yield entry;
	return undefined;
}

/** Whether the caller wants to see the entry: some leave out files that can only be exported. */
export function isAskedFor({ state }: View, { number }: Entry, options: ListingOptions): boolean {
	return options.include_non_downloadable_files || !state.exportedAs.has(number);
}

function* gravesFrom(graves: Map<string, Grave> | undefined, ordinal: number): Generator<Grave, undefined> {
	const inOrder = [...(graves?.values() ?? [])].filter((grave) => grave.ordinal >= ordinal);
	yield* inOrder.sort((one, other) => one.ordinal - other.ordinal);
	return undefined;
}

function* merged(
	entries: Iterator<Entry, undefined>,
	graves: Iterator<Grave, undefined>,
): Generator<Entry | Grave, undefined> {
	let entry = entries.next();
	let grave = graves.next();
	while (!entry.done || !grave.done) {
		if (grave.done || (!entry.done && entry.value.ordinal < grave.value.ordinal)) {
			if (!entry.done) yield entry.value;
			entry = entries.next();
		} else {
			yield grave.value;
			grave = graves.next();
		}
	}
	return undefined;
}
