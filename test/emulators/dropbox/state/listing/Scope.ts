import type { Entry, FolderEntry } from '../Entry';
import { holderOf } from '../tree';
import type { View } from '../View';
import { isAskedFor, isEntered } from './items';
import type { ListingOptions } from './options';

/** Which folders a cursor's listing shows the contents of. Remembers its answers; good for one page. */
export class Scope {
	private readonly answers = new Map<FolderEntry, boolean>();

	constructor(
		private readonly view: View,
		readonly folder: FolderEntry,
		private readonly options: ListingOptions,
	) {
		this.answers.set(holderOf(folder), true);
	}

	/** Whether what is directly in the folder is listed. */
	lists(holder: FolderEntry): boolean {
		const known = this.answers.get(holder);
		if (known !== undefined) return known;
		const answer = this.options.recursive && this.reaches(holder);
		this.answers.set(holder, answer);
		return answer;
	}

	/** Whether the entry is listed: in a listed folder and visible, or the listed folder itself. */
	includes(entry: Entry): boolean {
		if (entry === this.folder) return this.options.recursive && entry.parent !== undefined;
		if (entry.parent === undefined || !isAskedFor(this.view, entry, this.options)) return false;
		return this.view.sees(entry) && this.lists(entry.parent);
	}

	private reaches(holder: FolderEntry): boolean {
		if (holder.parent) return this.lists(holder.parent);
		for (const mount of holder.rootOf?.mounts ?? []) {
			if (
				this.view.sees(mount) &&
				isEntered(mount, this.options) &&
				mount.parent &&
				this.lists(mount.parent)
			) {
				return true;
			}
		}
		return false;
	}
}
