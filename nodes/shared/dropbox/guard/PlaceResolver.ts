import type { Entry } from '../../domain/entry';
import type { Place } from '../../domain/guard/GuardFolders';
import { baseName, parentPath } from '../../domain/paths';
import { Refusal } from '../../core/Refusal';
import type { Accounts, Lookups } from '../port';
import { unknownPlaceRefusal } from './readGuardFolders';

/** What an address starts with that is not a path: an ID, or a namespace. */
const ANCHOR = /^(id:[^/]+|ns:\d+)/;

/** Where an address leads. */
export interface ResolvedPlace extends Place {
	/** The path of the folder that an ID in the address leads to; undefined where the address has none. */
	anchor?: string;
}

/** Tells where addresses lead. What was found is kept for the execution: equal questions are asked once. */
export class PlaceResolver {
	private readonly found = new Map<string, Promise<Entry>>();
	/** Addresses of shared folders by their namespace IDs, as far as they have been seen. */
	private readonly namespaces = new Map<string, string>();

	constructor(private readonly dropbox: Lookups & Accounts) {}

	/** A namespace has no path of its own: that it was seen at an address is the only way to tell. */
	rememberNamespace(namespaceId: string, address: string): void {
		this.namespaces.set(namespaceId, address);
	}

	/**
	 * The place that an ID leads to, or something below it that need not be there yet.
	 * @throws Refusal `guarded` where its path cannot be told; `not_found`, `deleted` …
	 */
	async resolve(address: string): Promise<ResolvedPlace> {
		const anchor = ANCHOR.exec(address)?.[0];
		if (anchor === undefined) return { path: address, namespaceIds: [] };
		const rest = address.slice(anchor.length);
		if (anchor.startsWith('ns:')) return await this.resolveInNamespace(anchor.slice('ns:'.length), rest);
		const place = placeOf(await this.find(anchor));
		return { ...place, path: place.path + rest, anchor: place.path };
	}

	private async resolveInNamespace(namespaceId: string, rest: string): Promise<ResolvedPlace> {
		const { rootNamespaceId } = await this.dropbox.whoAmI();
		if (namespaceId === rootNamespaceId) return { path: rest, namespaceIds: [namespaceId] };
		const known = this.namespaces.get(namespaceId);
		if (known !== undefined) return await this.resolve(known + rest);
		return await this.resolveBesideMount(namespaceId, rest);
	}

	/** By what is there already on the way to the address, if that has a path. */
	private async resolveBesideMount(namespaceId: string, rest: string): Promise<Place> {
		if (rest === '') throw unknownPlaceRefusal();
		const entry = await this.find(`ns:${namespaceId}${rest}`).catch(ignoreMissing);
		if (entry !== undefined) return placeOf(entry);
		const { path, namespaceIds } = await this.resolveBesideMount(namespaceId, parentPath(rest));
		return { path: `${path}/${baseName(rest)}`, namespaceIds };
	}

	private async find(address: string): Promise<Entry> {
		const known = this.found.get(address);
		if (known !== undefined) return await known;
		const asked = this.dropbox.find(address);
		this.found.set(address, asked);
		// What is missing may be made in a moment, and what broke off may go through.
		asked.catch(() => this.found.delete(address));
		return await asked;
	}
}

/** @throws Refusal `guarded` where it has no path in the tree of the acting member */
export function placeOf(entry: Entry): Place {
	if (entry.path === undefined) throw unknownPlaceRefusal();
	const { path } = entry;
	if (entry.kind === 'file') return { path, namespaceIds: [] };
	const ids = [entry.ownNamespaceId, entry.parentNamespaceId];
	return { path, namespaceIds: ids.filter((id) => id !== undefined) };
}

/** For `.catch` of lookups of what need not be there. */
export function ignoreMissing(thrown: unknown): undefined {
	if (thrown instanceof Refusal && ['not_found', 'deleted', 'not_a_folder'].includes(thrown.reason))
		return undefined;
	throw thrown;
}
