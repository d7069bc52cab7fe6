import type { Acting } from './accounts';
import type { DropboxState } from './DropboxState';
import type { Entry, FolderEntry } from './Entry';
import type { Namespace } from './Namespace';
import { namespaceHolding } from './tree';

/** Where an entry is, as seen from the path root of a call. */
export interface Place {
	lower: string;
	display: string;
}

const TOP: Place = { lower: '', display: '' };

/** The trees as one account sees them: through mounts, and without what it may not read. */
export class View {
	private readonly places = new Map<FolderEntry, Place | undefined>();

	constructor(
		readonly state: DropboxState,
		readonly acting: Acting,
	) {}

	/** Whether the account may know of the entry: hidden are mount points of namespaces it cannot read. */
	sees(entry: Entry): boolean {
		return entry.kind === 'file' || !entry.mounted || this.acting.can(entry.mounted.id, 'read');
	}

	child(folder: FolderEntry, name: string): Entry | undefined {
		const child = (folder.mounted?.root ?? folder).children.get(this.state.keyOf(name));
		return child && this.sees(child) ? child : undefined;
	}

	/** The root folder of a namespace, or where it is mounted if the account sees that. */
	rootOf(namespace: Namespace): FolderEntry {
		if (namespace.id === this.acting.rootNamespaceId) return namespace.root;
		return this.mountOf(namespace) ?? namespace.root;
	}

	/** Undefined when the entry is not mounted anywhere under the path root. */
	placeOf(entry: Entry): Place | undefined {
		if (!entry.parent) return entry.kind === 'folder' ? this.placeOfRoot(entry) : undefined;
		const parent = this.placeOfFolder(entry.parent);
		if (!parent) return undefined;
		return { lower: `${parent.lower}/${entry.key}`, display: `${parent.display}/${entry.name}` };
	}

	private placeOfFolder(folder: FolderEntry): Place | undefined {
		if (this.places.has(folder)) return this.places.get(folder);
		const place = this.placeOf(folder);
		this.places.set(folder, place);
		return place;
	}

	private placeOfRoot(root: FolderEntry): Place | undefined {
		if (!root.rootOf) return undefined;
		if (root.rootOf.id === this.acting.rootNamespaceId) return TOP;
		const mount = this.mountOf(root.rootOf);
		return mount && this.placeOfFolder(mount);
	}

	private mountOf(namespace: Namespace): FolderEntry | undefined {
		for (const mount of namespace.mounts) {
			const outer = namespaceHolding(mount);
			if (outer && this.acting.can(outer.id, 'read') && this.placeOfFolder(mount)) return mount;
		}
		return undefined;
	}
}
