import type { Entry } from '../../../../shared/domain/entry';
import { baseName, joinPath, pathKey } from '../../../../shared/domain/paths';

const PREFIX = 'dry-run-';

/** Whether an ID or revision is that of something that a dry run only pretends to have made. */
export const isDryRunId = (idOrRev: string): boolean => idOrRev.replace(/^id:/, '').startsWith(PREFIX);

/** What a dry run knows: what it was shown of Dropbox, and what it pretends to have made or moved since. */
export class DryRunState {
	private readonly seen = new Map<string, Entry>();
	private readonly made = new Map<string, Entry>();
	private readonly gone = new Set<string>();
	private readonly idByRev = new Map<string, string>();
	private count = 0;

	see(entry: Entry): void {
		if (entry.id !== '') this.seen.set(entry.id, entry);
		if (entry.kind === 'file') this.idByRev.set(entry.rev, entry.id);
	}

	/** The ID of the file that this is, or was, a revision of; undefined where it was not seen. */
	idOfRev(rev: string): string | undefined {
		return this.idByRev.get(rev);
	}

	/** The ID or revision of something that is not there. */
	createId(): string {
		return `${PREFIX}${++this.count}`;
	}

	/** By its ID. */
	entryWithId(id: string): Entry | undefined {
		return this.seen.get(id);
	}

	/**
	 * The path that people see; undefined where that is not known, as below a folder that is not mounted.
	 * @param address `/path`, `id:…`, `id:…/sub`
	 */
	pathOf(address: string): string | undefined {
		if (address === '' || address.startsWith('/')) return address;
		const [head = '', ...rest] = address.split('/');
		const path = this.seen.get(head)?.path;
		return path === undefined || rest.length === 0 ? path : joinPath(path, rest.join('/'));
	}

	/** The same for all addresses of one place. IDs are told apart by upper and lower case, names are not. */
	placeKey(address: string): string {
		const path = this.pathOf(address);
		if (path !== undefined) return pathKey(path);
		const [head = '', ...rest] = address.split('/');
		return [head, ...rest.map(pathKey)].join('/');
	}

	/** An entry of this address that is not there: under an ID of its own, unless it has one. */
	createEntry<E extends Entry>(
		address: string,
		like: Omit<E, 'id' | 'name' | 'path' | 'pathLower'>,
		id?: string,
	): E {
		const path = this.pathOf(address);
		return {
			...like,
			id: id ?? `id:${this.createId()}`,
			name: baseName(address),
			path,
			pathLower: path === undefined ? undefined : pathKey(path),
		} as E;
	}

	/** Puts an entry where nothing is, or in the place of what is there. */
	put(address: string, entry: Entry): void {
		const place = this.placeKey(address);
		this.made.set(place, entry);
		this.gone.delete(place);
		this.see(entry);
	}

	/** Nothing is there any more. */
	remove(address: string): void {
		const place = this.placeKey(address);
		this.made.delete(place);
		this.gone.add(place);
	}

	at(address: string): Entry | 'gone' | undefined {
		const place = this.placeKey(address);
		return this.made.get(place) ?? (this.gone.has(place) ? 'gone' : undefined);
	}

	/** Whether this is a folder that it has made itself, so that nothing else can be in it. */
	isNew(folder: string): boolean {
		const entry = this.at(folder);
		return entry !== undefined && entry !== 'gone' && isDryRunId(entry.id);
	}

	/** What it put below a folder, and whether an entry that is listed there is gone, or replaced by that. */
	changesBelow(folder: string, depth: 'one level' | 'all levels') {
		const top = `${this.placeKey(folder)}/`;
		const isBelow = (place: string) =>
			place.startsWith(top) && (depth === 'all levels' || !place.slice(top.length).includes('/'));
		const entries = [...this.made].flatMap(([place, entry]) => (isBelow(place) ? [entry] : []));
		const isHidden = ({ path, name }: Entry): boolean => {
			const place = path === undefined ? this.placeKey(joinPath(folder, name)) : pathKey(path);
			return this.gone.has(place) || this.made.has(place);
		};
		return { entries, isHidden };
	}
}
