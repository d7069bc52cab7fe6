import type { file_properties } from 'dropbox';
import { Jobs } from '../Jobs';
import type { Acting } from './accounts';
import { systemClock, type Clock } from '../../core/Clock';
import { Contents } from './Contents';
import { FolderEntry, type Entry, type FileEntry } from './Entry';
import { Journal } from './Journal';
import type { HeldLock } from './locks';
import { keyOf } from './names';
import { Namespace, type NamespaceKind } from './Namespace';
import { Registry } from './Registry';
import type { Revision } from './Revision';
import { deepestNamespace } from './deepestNamespace';
import { seedFile, seedFolder, type SeededContents } from './seed';
import { seedTree } from './seedTree';
import { snapshot, type SnapshotEntry } from './snapshot';
import { defaultSwitches, type Switches } from './Switches';
import { TemporaryLinks } from './TemporaryLinks';
import { UploadSessions } from './UploadSessions';

export interface StateOptions {
	/** The system's clock if absent. */
	clock?: Clock;
	/** Where the first numbers of namespaces start; two states with one seed give out the same IDs. */
	seed?: number;
	/** Folder in which file bytes are kept in a subfolder; the system's temporary folder if absent. */
	dataDir?: string;
}

/** Everything the emulated Dropbox knows. The operations on it are functions in this folder. */
export class DropboxState {
	readonly clock: Clock;
	readonly registry = new Registry();
	readonly switches: Switches = defaultSwitches();
	readonly journal = new Journal();
	readonly contents: Contents;
	readonly namespaces = new Map<string, Namespace>();
	/** By the entry's number: where an `id:` leads, also after the entry was deleted. */
	readonly entries: Entry[] = [];
	/** Namespaces out of which entries were taken, by the number of the entry that was deleted itself. */
	readonly buriedIn = new Map<number, string>();
	/** By the revision's number: where a `rev:` leads. */
	readonly revisions: Revision[] = [];
	/** By the entry's number; read and written through `properties.ts`. */
	readonly propertyGroups = new Map<number, file_properties.PropertyGroup[]>();
	/** When the groups of an entry were last changed, in milliseconds since the epoch, by the entry's number. */
	readonly propertiesSetAt = new Map<number, number>();
	/** Where entries were that were deleted themselves, in their namespace, by their number. */
	readonly buriedAt = new Map<number, string>();
	/** Files whose contents are withheld, by their number, and the LookupError that says why. */
	readonly withheld = new Map<number, 'restricted_content' | 'unsupported_content_type' | 'locked'>();
	/** Files that can be exported only (Paper documents, Google's), by their number, and the format that they become. */
	readonly exportedAs = new Map<number, string>();
	/** Who locked files against edits by others, by the file's number. */
	readonly fileLocks = new Map<number, HeldLock>();
	/** Tags by the entry's number, in lower case. */
	readonly tags = new Map<number, Set<string>>();
	readonly sessions: UploadSessions;
	readonly jobs = new Jobs();
	readonly temporaryLinks: TemporaryLinks;
	private lastOrdinal = 0;
	private nextNamespace: number;

	constructor(options: StateOptions = {}) {
		this.clock = options.clock ?? systemClock;
		this.contents = new Contents(options.dataDir);
		this.sessions = new UploadSessions(this.clock, this.contents, this.switches);
		this.temporaryLinks = new TemporaryLinks(this.clock);
		this.nextNamespace = 3_235_641_000 + (options.seed ?? 0) * 1000;
	}

	/** A namespace with an empty root; its owner (an account) is its first member. */
	addNamespace(kind: NamespaceKind, ownerId: string): Namespace {
		const namespace = new Namespace(String(this.nextNamespace++), kind, ownerId, this.entries.length);
		this.entries.push(namespace.root);
		this.namespaces.set(namespace.id, namespace);
		if (ownerId.startsWith('dbid:')) namespace.members.set(ownerId, 'owner');
		return namespace;
	}

	/** The namespace of that ID. Throws for an ID the state never gave out: a slip of the emulator. */
	namespace(id: string): Namespace {
		const namespace = this.namespaces.get(id);
		if (!namespace) throw new Error(`no namespace ${id}`);
		return namespace;
	}

	/** A name as it is compared with others. */
	keyOf(name: string): string {
		return keyOf(name, this.switches.lowerCasing);
	}

	newOrdinal(): number {
		return ++this.lastOrdinal;
	}

	newFolder(name: string): FolderEntry {
		const folder = new FolderEntry(this.entries.length, name, this.keyOf(name));
		this.entries.push(folder);
		return folder;
	}

	/** ID of the namespace that a path leads into, however little of the path exists: what a write locks. */
	namespaceOf(path: string, acting: Acting): string {
		return deepestNamespace(this, path, acting);
	}

	/** Makes a folder and those above it for a test, whoever may write there. */
	seedFolder(namespace: Namespace, path: string): FolderEntry {
		return seedFolder(this, namespace, path);
	}

	/** Makes a file for a test: of bytes or text, or of so many zero bytes. */
	seedFile(namespace: Namespace, path: string, contents: SeededContents): FileEntry {
		return seedFile(this, namespace, path, contents);
	}

	/** Fills a folder with so many entries in the shape of case folders. */
	seedTree(namespace: Namespace, path: string, entries: number): void {
		seedTree(this, namespace, path, entries);
	}

	/** Everything in a namespace by path, to compare in a test. */
	snapshot(namespace: Namespace): SnapshotEntry[] {
		return snapshot(namespace);
	}

	/** Removes the file bytes from disk. */
	close(): void {
		this.contents.close();
	}
}
