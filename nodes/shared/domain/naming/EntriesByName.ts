import type { Entry } from '../entry';
import { pathKey, hasCertainKey, baseName, looseKey, entryNameKey } from '../paths';

/**
 * Whether Dropbox takes an entry for the one of this name in its folder; undefined where only Dropbox can say, since the
 * two are written in letters that are not lower-cased in the same way everywhere.
 */
export function isCalled(entry: Entry, name: string): boolean | undefined {
	const [is, wanted] = [entry.name, name].map((each) => each.normalize('NFC')) as [string, string];
	if (is === wanted) return true;
	if (looseKey(is) !== looseKey(wanted)) return false;
	const isSure = hasCertainKey(wanted) && (entry.pathLower !== undefined || hasCertainKey(is));
	return isSure ? entryNameKey(entry) === pathKey(wanted) : undefined;
}

/** Entries of one folder, to be found by names as people and case systems write them. */
export class EntriesByName<E extends Entry = Entry> {
	private readonly alike = new Map<string, E[]>();

	add(entry: E): void {
		const form = looseKey(entry.name);
		this.alike.set(form, [...(this.alike.get(form) ?? []), entry]);
	}

	/** The entry of this name; `unsure` where there may be one: then it is to be looked up. */
	get(name: string): E | 'unsure' | undefined {
		const alike = this.alike.get(looseKey(name)) ?? [];
		const found = alike.find((entry) => isCalled(entry, name) === true);
		return found ?? (alike.some((entry) => isCalled(entry, name) === undefined) ? 'unsure' : undefined);
	}
}

/** IDs, and paths of one folder, that are looked for while the entries of the folder go by. */
export class WantedEntries {
	/** Those that no entry was found for yet. */
	readonly missing: Set<string>;
	/** Those of them that an entry may be, or not: they are to be looked up. */
	readonly unsure = new Set<string>();
	private readonly alike = new Map<string, string[]>();

	constructor(addresses: Iterable<string>) {
		this.missing = new Set(addresses);
		for (const path of this.missing) {
			if (!path.includes('/')) continue;
			const form = looseKey(baseName(path));
			this.alike.set(form, [...(this.alike.get(form) ?? []), path]);
		}
	}

	/** The addresses of this entry. */
	match(entry: Entry): string[] {
		const paths = (this.alike.get(looseKey(entry.name)) ?? []).filter((path) => {
			const is = isCalled(entry, baseName(path));
			if (is === undefined) this.unsure.add(path);
			return is === true && this.missing.delete(path);
		});
		return this.missing.delete(entry.id) ? [entry.id, ...paths] : paths;
	}
}
