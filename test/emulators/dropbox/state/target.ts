import type { DropboxState } from './DropboxState';
import type { Entry, FolderEntry } from './Entry';
import type { Namespace } from './Namespace';
import { startOf } from './find';
import { hasNonBmp, isDisallowedName } from './names';
import { parsePath } from './paths';
import { conflict, noWrite, type WriteRefusal } from './refusals';
import { attach, holderOf, isTaken, namespaceHolding } from './tree';
import type { View } from './View';

/** A place to write to: what is there, or what is missing on the way. */
export interface Target {
	/** The deepest folder on the way that exists. */
	parent: FolderEntry;
	/** Folders to be made between `parent` and the entry. */
	missing: string[];
	/** Name asked for; of a target named by ID, the entry's own. */
	name: string;
	existing?: Entry;
	/** Namespace that will hold the entry. */
	namespace: Namespace;
}

/** Finds where a write would go, without writing. Throws a WriteRefusal that says why it cannot. */
export function targetAt(view: View, path: string): Target {
	const parsed = parsePath(path);
	if (!parsed || parsed.from === 'rev') throw noWrite('malformed_path');
	if (parsed.names.some((name) => view.state.switches.refuseNonBmp && hasNonBmp(name))) {
		throw noWrite('malformed_path');
	}
	if (parsed.names.some(isDisallowedName)) throw noWrite('disallowed_name');
	const start = startOf(view, parsed);
	// WriteError knows no not_found; for an unknown ID this was seen live (github.com/dropbox/dropbox-sdk-java
	// issue 300), for a namespace it is assumed.
	if (!start) throw noWrite('malformed_path');
	if (parsed.names.length === 0) return targetOf(view, start);
	return targetBelow(view, start, parsed.names);
}

/** The root of a path root cannot be written over: "/" names it in no valid way. */
function targetOf(view: View, entry: Entry): Target {
	if (!entry.parent) throw conflict('folder');
	return {
		parent: entry.parent,
		missing: [],
		name: entry.name,
		existing: entry,
		namespace: writable(view, entry.parent),
	};
}

function targetBelow(view: View, start: Entry, names: readonly string[]): Target {
	let parent = start;
	let depth = 0;
	for (; depth < names.length - 1; depth++) {
		if (parent.kind === 'file') throw conflict('file_ancestor');
		const next = childOf(view, parent, names[depth] ?? '', () => noWrite('no_write_permission'));
		if (!next) break;
		parent = next;
	}
	if (parent.kind === 'file') throw conflict('file_ancestor');
	const name = names.at(-1) ?? '';
	const missing = names.slice(depth, -1);
	const inTheWay = () => conflict('folder');
	const existing = missing.length === 0 ? childOf(view, parent, name, inTheWay) : undefined;
	return { parent, missing, name, existing, namespace: writable(view, parent) };
}

/** What is there under the name. Throws for what the account cannot see: it is in the way all the same. */
function childOf(
	view: View,
	folder: FolderEntry,
	name: string,
	refuse: () => WriteRefusal,
): Entry | undefined {
	const child = view.child(folder, name);
	if (!child && isTaken(view.state, folder, name)) throw refuse();
	return child;
}

/** The namespace that holds what is in the folder. Throws when the account may not write there. */
export function writable(view: View, folder: FolderEntry): Namespace {
	const namespace = namespaceHolding(holderOf(folder));
	if (!namespace || !view.acting.can(namespace.id, 'write')) throw noWrite('no_write_permission');
	return namespace;
}

/** Makes the missing folders; returns the one that will hold the entry. */
export function makeParents(view: View, target: Target): FolderEntry {
	let parent = target.parent;
	for (const name of target.missing) {
		const folder = view.state.newFolder(name);
		attach(view.state, folder, parent);
		parent = folder;
	}
	return parent;
}

/** The first name of the series that nobody has. */
export function freeName(state: DropboxState, target: Target, nameAt: (attempt: number) => string): string {
	for (let attempt = 1; ; attempt++) {
		const name = nameAt(attempt);
		if (!isTaken(state, target.parent, name)) return name;
	}
}
