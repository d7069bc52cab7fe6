import { pathKey } from '../paths';
import { selfAndDescendants, KnownEntry, KnownTree } from './KnownTree';

/**
 * A tree in writing, as short as its names allow: for each entry its name, its ID without `id:`, its mark (`*` for a
 * folder) and the number of its folder, counted from 0 for the root in the order of writing, or nothing where that
 * is the same as for the entry before. Names cannot hold the `/` that stands between, nor does JSON escape it. Where
 * only Dropbox could know what it compares a name by, nothing and that stand before the name: no name is empty.
 */
export function serializeTree({ root }: KnownTree): string {
	const parts: string[] = [];
	const numbers = new Map<KnownEntry, number>([[root, 0]]);
	let folder: KnownEntry | undefined;
	for (const known of selfAndDescendants(root)) {
		const { parent } = known;
		if (parent === undefined) continue;
		if (known.kind === 'folder') numbers.set(known, numbers.size);
		const number = parent === folder ? '' : (numbers.get(parent) as number).toString(36);
		folder = parent;
		parts.push(
			...nameParts(known),
			known.id.slice(3),
			known.kind === 'folder' ? '*' : known.fingerprint,
			number,
		);
	}
	return parts.join('/');
}

const nameParts = ({ name, key }: KnownEntry): string[] => (key === pathKey(name) ? [name] : ['', key, name]);

type Four = [string, string, string, string];

/** The tree that was written; an empty one for an empty text. */
export function parseTree(text: string): KnownTree {
	const tree = new KnownTree();
	const folders = [tree.root];
	const parts = text === '' ? [] : text.split('/');
	let folder = tree.root;
	for (let at = 0; at + 3 < parts.length; at += 4) {
		const key = parts[at] === '' ? parts[at + 1] : undefined;
		if (key !== undefined) at += 2;
		const [name, id, mark, number] = [parts[at], parts[at + 1], parts[at + 2], parts[at + 3]] as Four;
		if (number !== '') folder = folders[parseInt(number, 36)] as KnownEntry;
		const kind = mark === '*' ? 'folder' : 'file';
		const known = new KnownEntry(kind, id === '' ? '' : `id:${id}`, name, kind === 'folder' ? '' : mark, key);
		if (kind === 'folder') folders.push(known);
		tree.put(known, folder);
	}
	return tree;
}
