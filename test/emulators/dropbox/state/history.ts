/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import type { Entry, Grave } from './Entry';
import { find } from './find';
import { findDeleted } from './findDeleted';
import { fileMetadata, pathsOf, revisionMetadata } from './metadata';
import { parsePath } from './paths';
import { LookupRefusal, noLookup } from './refusals';
import type { Revision } from './Revision';
import { namespaceHolding } from './tree';
import type { View } from './View';

/** Where the history of a file begins: its newest version, and when it was deleted if it was. */
export interface HistoryStart {
	revision: Revision;
	/** Milliseconds since the epoch; undefined while the file is there. */
	deletedAt?: number;
}

/** The latest version at a path or of an ID, deleted files included. Throws a LookupRefusal. */
export function historyAt(view: View, path: string): HistoryStart {
	try {
		return startOfEntry(find(view, path));
	} catch (error) {
		if (!(error instanceof LookupRefusal) || error.reason['.tag'] !== 'not_found') throw error;
		const start = startOfGrave(findDeleted(view, path)?.grave) ?? startOfDeletedId(view, path);
		if (!start) throw error;
		return start;
	}
}

function startOfEntry(entry: Entry): HistoryStart {
	if (entry.kind === 'folder') throw noLookup('not_file');
	return { revision: entry.revision };
}

function startOfGrave(grave: Grave | undefined): HistoryStart | undefined {
	if (grave?.kind === 'folder') throw noLookup('not_file');
	return grave?.revision && { revision: grave.revision, deletedAt: grave.deletedAt };
}

function startOfDeletedId(view: View, path: string): HistoryStart | undefined {
	const parsed = parsePath(path);
	if (parsed?.from !== 'id' || parsed.number === undefined || parsed.names.length > 0) return undefined;
	const entry = view.state.entries[parsed.number];
	if (entry?.kind !== 'file' || !entry.revision.place) return undefined;
	if (!view.acting.can(entry.revision.place.namespaceId, 'read')) return undefined;
	return { revision: entry.revision, deletedAt: entry.revision.serverModified * 1000 };
}

/** Versions from one on, newest first: of the same file, or of whatever was at the same path. */
export function* versions(start: Revision, mode: 'path' | 'id'): Generator<Revision> {
	for (let at: Revision | undefined = start; at; at = mode === 'id' ? at.previousOfFile : at.previousAtPath) {
		yield at;
	}
}

/** Metadata of a version: where it was, if it is no longer there. */
export function versionMetadata(view: View, revision: Revision): files.FileMetadata {
	const file = view.state.entries[revision.fileNumber];
	if (file?.kind === 'file' && file.revision === revision && namespaceHolding(file))
		return fileMetadata(view, file);
	const { place } = revision;
	const name = place?.path.split('/').at(-1) ?? file?.name ?? '';
	const root = place && view.state.namespaces.get(place.namespaceId)?.root;
	const above = root && view.placeOf(root);
	const paths = above && {
		lower: above.lower + view.state.keyOf(place.path),
		display: above.display + place.path,
	};
	return { name, ...pathsOf(view, paths), ...revisionMetadata(revision) };
}
