import type { FileItem, FilesView, OpenFolder } from '../../../core/dashboard/files/Files';
import { LINES } from '../../../core/dashboard/page';
import type { DropboxWorld } from '../../DropboxWorld';
import type { DropboxState } from '../../state/DropboxState';
import type { Entry, FolderEntry } from '../../state/Entry';
import { timestamp } from '../../state/metadata';
import type { Namespace } from '../../state/Namespace';
import { holderOf } from '../../state/tree';
import { createBadges, type BadgesOf } from './badges';
import { factsAbout } from './facts';

/** Of a folder with a great many things so many are put in order; the page shows fewer. */
const MOST_SORTED = 10 * LINES;

/** A file or folder under the name by which the page shows it. */
interface Named {
	name: string;
	entry: Entry;
}

/** What is at a path of the whole account, through everything that is mounted: as its admin sees it. */
export function filesAt(world: DropboxWorld, path: string): FilesView {
	const { state } = world.dropbox;
	const badgesOf = createBadges(state);
	const names = path.split('/').filter((name) => name !== '');
	const tops = topsOf(state);
	const top = tops.length === 1 ? tops[0]?.root : undefined;
	const roots = tops.map((namespace) => ({ name: topName(state, namespace), entry: namespace.root }));
	let at: Entry | undefined = top;
	let chosen = '';
	const folders: FilesView['folders'] & OpenFolder[] = [
		openFolder('Dropbox', '', top ? named(top) : roots, top ? sizeOf(top) : roots.length, badgesOf),
	];
	for (const [index, name] of names.entries()) {
		const found: Entry | undefined =
			at === undefined ? roots.find((root) => root.name === name)?.entry : childOf(state, at, name);
		if (!found) return { folders, chosen, isFound: false, facts: factsAbout(state, at) };
		at = found;
		const shownAs = at.name === '' ? name : at.name;
		chosen = `${chosen}/${shownAs}`;
		if (at.kind === 'folder') folders.push(openFolder(shownAs, chosen, named(at), sizeOf(at), badgesOf));
		else if (index < names.length - 1) return { folders, chosen, isFound: false, facts: [] };
	}
	return { folders, chosen, isFound: true, facts: factsAbout(state, at) };
}

const childOf = (state: DropboxState, entry: Entry, name: string): Entry | undefined =>
	entry.kind === 'folder' ? holderOf(entry).children.get(state.keyOf(name)) : undefined;

const sizeOf = (folder: FolderEntry): number => holderOf(folder).children.size;

function* named(folder: FolderEntry): Generator<Named> {
	for (const entry of holderOf(folder).children) yield { name: entry.name, entry };
}

/** What everything else is mounted in: the root of a team, of each member, or one's own home. */
function topsOf({ namespaces }: DropboxState): Namespace[] {
	const all = [...namespaces.values()];
	const kinds = ['team_root', 'member_root', 'home'] as const;
	return kinds.map((kind) => all.filter((each) => each.kind === kind)).find(({ length }) => length > 0) ?? [];
}

const topName = ({ registry }: DropboxState, { id, ownerId }: Namespace): string =>
	registry.accounts.get(ownerId)?.displayName ?? id;

function openFolder(
	name: string,
	path: string,
	entries: Iterable<Named>,
	count: number,
	badgesOf: BadgesOf,
): OpenFolder {
	const items: FileItem[] = inOrder(entries).map((each) => {
		const common = { name: each.name, path: `${path}/${each.name}`, badges: badgesOf(each.entry) };
		if (each.entry.kind === 'folder') return { ...common, kind: 'folder', holds: sizeOf(each.entry) };
		const { blob, serverModified } = each.entry.revision;
		return { ...common, kind: 'file', size: blob.size, changed: timestamp(serverModified) };
	});
	return { name, path, count, items };
}

/** The first lines, folders before files, numbers in names by their value. */
function inOrder(entries: Iterable<Named>): Named[] {
	const some: Named[] = [];
	for (const each of entries) {
		some.push(each);
		if (some.length === MOST_SORTED) break;
	}
	const rank = ({ entry }: Named): number => (entry.kind === 'folder' ? 0 : 1);
	some.sort((one, other) => rank(one) - rank(other) || collator.compare(one.name, other.name));
	return some.slice(0, LINES);
}

const collator = new Intl.Collator('en', { numeric: true });
