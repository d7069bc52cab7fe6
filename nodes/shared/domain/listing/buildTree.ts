import type { FileEntry, FolderEntry } from '../entry';
import { spotsAbove, type Spot } from './ListedFolder';
import type { Hit } from './gather';

/** A folder of the tree that hits make, with those of its contents that are hits or lead to one. */
export interface Branch {
	name: string;
	/** Undefined where the listing never showed the folder itself, only what lies in it. */
	folder: FolderEntry | undefined;
	/** Whether the folder is a hit itself, not just on the way to one. */
	isHit: boolean;
	branches: Branch[];
	files: FileEntry[];
}

/** The hits below a listed folder as a tree: folders and files of each folder in natural order. */
export function buildTree(hits: readonly Hit[]): Branch {
	const top = emptyBranch('', undefined);
	const bySpot = new Map<Spot, Branch>([['', top]]);
	// Where two hits were at one spot, the first was gone when the second was seen.
	for (const hit of new Map(hits.map((seen) => [seen.spot, seen])).values()) {
		const parent = branchAbove(hit, bySpot, top);
		if (hit.entry.kind === 'file') parent.files.push(hit.entry);
		else ownBranch(hit.spot, hit.entry, parent, bySpot);
	}
	for (const branch of bySpot.values()) sort(branch);
	return top;
}

function branchAbove(hit: Hit, bySpot: Map<Spot, Branch>, top: Branch): Branch {
	let parent = top;
	spotsAbove(hit.spot).forEach((spot, level) => {
		let branch = bySpot.get(spot);
		if (branch === undefined) {
			const folder = hit.above[level];
			branch = emptyBranch(folder?.name ?? nameInPath(hit, level), folder);
			bySpot.set(spot, branch);
			parent.branches.push(branch);
		}
		parent = branch;
	});
	return parent;
}

function ownBranch(spot: Spot, folder: FolderEntry, parent: Branch, bySpot: Map<Spot, Branch>): void {
	const onTheWay = bySpot.get(spot);
	const branch = onTheWay ?? emptyBranch(folder.name, folder);
	Object.assign(branch, { name: folder.name, folder, isHit: true });
	if (onTheWay !== undefined) return;
	bySpot.set(spot, branch);
	parent.branches.push(branch);
}

/** How the hit's own path writes the folder above it at a level; right but for capitals. */
function nameInPath(hit: Hit, level: number): string {
	const fallback = hit.spot.split('/');
	const names = (hit.entry.path ?? hit.spot).split('/');
	return names[names.length - fallback.length + level] ?? fallback[level] ?? '';
}

const emptyBranch = (name: string, folder: FolderEntry | undefined): Branch => ({
	name,
	folder,
	isHit: false,
	branches: [],
	files: [],
});

function sort(branch: Branch): void {
	branch.branches.sort((a, b) => naturalOrder(a.name, b.name));
	branch.files.sort((a, b) => naturalOrder(a.name, b.name));
}

/** One fixed language, so that the order does not depend on the machine the workflow runs on. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Names as a person sorts them: numbers by value (`Exhibit 2` before `Exhibit 10`), capitals and accents aside.
 * Names that differ only in those are put in the order of their code units, so that every run sorts alike.
 */
export function naturalOrder(a: string, b: string): number {
	return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}
