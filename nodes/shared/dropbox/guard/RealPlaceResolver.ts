import { stableAddress, type Entry } from '../../domain/entry';
import { groupBy, AT_ONCE, inParallel, outcomeOf, type Outcome } from '../../core/outcome';
import type { Place } from '../../domain/guard/GuardFolders';
import { EntriesByName } from '../../domain/naming/EntriesByName';
import { baseName, joinPath, parentPath } from '../../domain/paths';
import type { Listings, Lookups } from '../port';
import { ignoreMissing, placeOf } from './PlaceResolver';

/** Up to so many folders of one parent a lookup each is cheaper than listing the parent. */
const FEW = 8;

/** The folder at a path, or the next one above it that is there, and where it really is. */
export interface NearestFolder {
	above: string;
	place: Place;
}

const TOP: NearestFolder = { above: '', place: { path: '', namespaceIds: [] } };

/**
 * Tells where folders really are that are given by a path. A shared folder can be mounted twice and has two paths then,
 * but one by its ID; what is no shared folder of its own is where the folder is that it lies in. So the way to each
 * folder is walked from the top: siblings are listed together, and of what is not there nothing further is asked.
 * Folders that are there are remembered for the execution.
 */
export class RealPlaceResolver {
	private readonly known = new Map<string, NearestFolder>([['', TOP]]);

	constructor(private readonly dropbox: Lookups & Listings) {}

	/** Where a path leads that was found by an ID. */
	remember(path: string, place: Place): void {
		this.known.set(path, { above: path, place });
	}

	/** In the order of the paths. */
	async resolve(paths: readonly string[]): Promise<Array<Outcome<NearestFolder>>> {
		const found = new Map<string, Outcome<NearestFolder>>();
		const open = [...new Set(paths)].filter((path) => !this.known.has(path));
		const parents = [...new Set(open.map(parentPath))];
		const above = parents.length === 0 ? [] : await this.resolve(parents);
		// A folder that is the way to another one has been found by now.
		const siblings = groupBy(
			open.filter((path) => !this.known.has(path)),
			parentPath,
		);
		await inParallel(parents, async (parent, index) => {
			const group = siblings.get(parent) ?? [];
			const spot = above[index] as Outcome<NearestFolder>;
			const isThere = spot.ok && spot.value.above === parent;
			const listed =
				isThere && group.length > FEW ? await this.listChildren(parent, group.length) : undefined;
			await inParallel(
				group,
				async (path) => {
					found.set(
						path,
						isThere ? await outcomeOf(async () => await this.resolveAt(path, spot.value, listed)) : spot,
					);
				},
				isThere ? AT_ONCE : 1,
			);
		});
		return paths.map((path) => {
			const known = this.known.get(path);
			return known === undefined ? (found.get(path) as Outcome<NearestFolder>) : { ok: true, value: known };
		});
	}

	private async resolveAt(
		path: string,
		parent: NearestFolder,
		listed: EntriesByName | undefined,
	): Promise<NearestFolder> {
		const entry = listed?.get(baseName(path)) ?? (listed === undefined ? 'unsure' : undefined);
		const found = entry === 'unsure' ? await this.dropbox.find(path).catch(ignoreMissing) : entry;
		if (found === undefined) return parent;
		const place = await this.placeInParent(found, parent.place);
		this.remember(path, place);
		return { above: path, place };
	}

	private async placeInParent(entry: Entry, { path, namespaceIds }: Place): Promise<Place> {
		if (entry.kind === 'folder' && entry.ownNamespaceId !== undefined) {
			const { path: real, namespaceIds: own } = placeOf(await this.dropbox.find(stableAddress(entry)));
			return { path: real, namespaceIds: [...new Set([...namespaceIds, ...own])] };
		}
		return { path: joinPath(path, entry.name), namespaceIds };
	}

	/** Undefined where it would take more pages than looking at each. */
	private async listChildren(folder: string, wanted: number): Promise<EntriesByName | undefined> {
		const entries = new EntriesByName();
		let pages = 0;
		const read = await outcomeOf(async () => {
			for await (const page of this.dropbox.list(folder, 'one level')) {
				page.forEach((entry) => entries.add(entry));
				if (++pages > wanted / FEW) return false;
			}
			return true;
		});
		return read.ok && read.value ? entries : undefined;
	}
}
