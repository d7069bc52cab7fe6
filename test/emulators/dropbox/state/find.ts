import type { Entry, FileEntry } from './Entry';
import { parsePath, type ParsedPath } from './paths';
import { noLookup } from './refusals';
import { namespaceHolding } from './tree';
import type { View } from './View';

/** Where a path starts: the root, a namespace, or the entry with an ID. Undefined if the account sees no such thing. */
export function startOf(view: View, path: Exclude<ParsedPath, { from: 'rev' }>): Entry | undefined {
	const { state, acting } = view;
	if (path.from === 'id') {
		const entry = path.number === undefined ? undefined : state.entries[path.number];
		const holder = entry && namespaceHolding(entry);
		if (!entry || !holder || !acting.can(holder.id, 'read') || !view.sees(entry))
			return sharedElsewhere(view, entry);
		return entry.kind === 'folder' && entry.rootOf ? view.rootOf(entry.rootOf) : entry;
	}
	const id = path.from === 'root' ? acting.rootNamespaceId : path.namespaceId;
	const namespace = state.namespaces.get(id);
	return namespace && acting.can(id, 'read') ? view.rootOf(namespace) : undefined;
}

/** A shared folder has one ID for all its members, also for those who do not see the place where it was first. */
function sharedElsewhere(view: View, entry: Entry | undefined): Entry | undefined {
	const namespace = entry?.kind === 'folder' ? entry.mounted : undefined;
	return namespace && view.acting.can(namespace.id, 'read') ? view.rootOf(namespace) : undefined;
}

/** What is at a path now, whether file or folder. Throws a LookupRefusal when nothing is. */
export function find(view: View, path: string): Entry {
	const parsed = parsePath(path);
	if (!parsed) throw noLookup('malformed_path');
	if (!view.state.switches.nfdPathsFound && path !== path.normalize('NFC')) throw noLookup('not_found');
	const entry = parsed.from === 'rev' ? currentOfRevision(view, parsed.number) : descend(view, parsed);
	if (!entry) throw noLookup('not_found');
	return entry;
}

/** The file at a path, for reading its contents. Throws also when those are withheld. */
export function findReadable(view: View, path: string): FileEntry {
	const entry = find(view, path);
	if (entry.kind === 'folder') throw noLookup('not_file');
	const reason = view.state.withheld.get(entry.number);
	if (reason) throw noLookup(reason);
	return entry;
}

function descend(view: View, path: Exclude<ParsedPath, { from: 'rev' }>): Entry | undefined {
	let entry = startOf(view, path);
	for (const name of path.names) {
		if (entry?.kind !== 'folder') return undefined;
		entry = view.child(entry, name);
	}
	return entry;
}

/** The file whose current revision it is; of past revisions see `findRevision`. */
function currentOfRevision(view: View, number: number | undefined): Entry | undefined {
	const revision = number === undefined ? undefined : view.state.revisions[number];
	const entry = revision && view.state.entries[revision.fileNumber];
	if (entry?.kind !== 'file' || entry.revision !== revision) return undefined;
	const holder = namespaceHolding(entry);
	return holder && view.acting.can(holder.id, 'read') ? entry : undefined;
}
