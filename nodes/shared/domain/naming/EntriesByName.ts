import type { Entry } from '../entry';
import { comparable, isUndisputed, looseForm, nameKey } from '../paths';

/** Entries of one folder, to be found by names as people and case systems write them. */
export class EntriesByName<E extends Entry = Entry> {
	private readonly alike = new Map<string, E[]>();

	add(entry: E): void {
		const form = looseForm(entry.name);
		this.alike.set(form, [...(this.alike.get(form) ?? []), entry]);
	}

	/**
	 * The entry that Dropbox takes for the one of this name; undefined where there is none. `unsure` where there is one
	 * that is written otherwise, in letters of which only Dropbox can say whether they are the same: then it is to be
	 * looked up.
	 */
	get(name: string): E | 'unsure' | undefined {
		const wanted = name.normalize('NFC');
		const alike = this.alike.get(looseForm(wanted)) ?? [];
		const same = alike.find((entry) => entry.name.normalize('NFC') === wanted);
		if (same !== undefined || alike.length === 0) return same;
		const isSure = ({ name: its, pathLower }: E) => pathLower !== undefined || isUndisputed(its);
		if (!isUndisputed(wanted) || !alike.every(isSure)) return 'unsure';
		return alike.find((entry) => nameKey(entry) === comparable(wanted));
	}
}
