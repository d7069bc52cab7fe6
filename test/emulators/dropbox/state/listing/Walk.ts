import type { Entry, FolderEntry, Grave } from '../Entry';
import type { Place, View } from '../View';
import type { WalkPosition } from './cursor';
import { isEntered, itemsFrom } from './items';
import type { ListingOptions } from './options';

/** An entry or a grave, with its path as the account sees it. */
export interface Listed {
	item: Entry | Grave;
	place: Place | undefined;
}

interface Frame {
	items: Iterator<Entry | Grave>;
	place: Place | undefined;
	/** Ordinal of the item this frame stands at. */
	ordinal: number;
}

/**
 * Depth-first through a folder, parents before children, resumable at a position: each level finds
 * its place by binary search, so a page costs its own entries and no more. The order is that of
 * arrival; the real service promises none.
 */
export class Walk {
	private readonly frames: Frame[] = [];
	private entered: Listed | undefined;
	private folderItself: Listed | undefined;

	constructor(
		private readonly view: View,
		private readonly folder: FolderEntry,
		private readonly options: ListingOptions,
		{ after, withFolder }: Pick<WalkPosition, 'after' | 'withFolder'>,
	) {
		const place = view.placeOf(folder);
		if (withFolder) this.folderItself = { item: folder, place };
		this.resume(folder, place, after);
	}

	/** The next item, undefined at the end. */
	next(): Listed | undefined {
		if (this.folderItself) {
			const { folderItself } = this;
			this.folderItself = undefined;
			return folderItself;
		}
		this.descend();
		for (let frame = this.frames.at(-1); frame; frame = this.frames.at(-1)) {
			const { done, value } = frame.items.next() as IteratorResult<Entry | Grave, undefined>;
			if (!done) return this.arrive(frame, value);
			this.frames.pop();
		}
		return undefined;
	}

	/** Where a later walk goes on after the item that `next` gave last. */
	position(): WalkPosition {
		return { folder: this.folder.number, after: this.frames.map((frame) => frame.ordinal).filter(Boolean) };
	}

	private resume(item: Entry | Grave, place: Place | undefined, after: readonly number[]): void {
		const [ordinal = 0, ...rest] = after;
		const items = itemsFrom(this.view, item, this.options, ordinal);
		const frame: Frame = { items, place, ordinal: 0 };
		this.frames.push(frame);
		if (after.length === 0) return;
		const { done, value } = items.next();
		if (done) return;
		if (value.ordinal !== ordinal) {
			frame.items = preceded(value, items);
			return;
		}
		const listed = this.arrive(frame, value);
		if (rest.length === 0) return;
		this.entered = undefined;
		if (value.kind === 'folder') this.resume(value, listed.place, rest);
	}

	private arrive(frame: Frame, item: Entry | Grave): Listed {
		frame.ordinal = item.ordinal;
		const place = frame.place && {
			lower: `${frame.place.lower}/${item.key}`,
			display: `${frame.place.display}/${item.name}`,
		};
		const listed = { item, place };
		this.entered = item.kind === 'folder' && isEntered(item, this.options) ? listed : undefined;
		return listed;
	}

	/** Opens the folder that was given last. Not before the next item is wanted: it may be the page's last. */
	private descend(): void {
		if (!this.entered) return;
		const { item, place } = this.entered;
		this.entered = undefined;
		this.frames.push({ items: itemsFrom(this.view, item, this.options, 0), place, ordinal: 0 });
	}
}

function* preceded<T>(first: T, rest: Iterator<T>): Generator<T, undefined> {
	yield first;
	for (let { done, value } = rest.next(); !done; { done, value } = rest.next()) yield value as T;
	return undefined;
}
