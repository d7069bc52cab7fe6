import type { files } from 'dropbox';
import type { Entry, Grave } from './Entry';
import { startOf } from './find';
import { pathsOf } from './metadata';
import { parsePath } from './paths';
import { holderOf } from './tree';
import type { Place, View } from './View';

export interface Deleted {
	/** Unknown for what is asked for by its own ID: it may have been moved since it was last seen anywhere. */
	grave?: Grave;
	metadata: files.DeletedMetadataReference;
}

/** What used to be at a path where nothing is any more; undefined if nothing ever was. */
export function findDeleted(view: View, path: string): Deleted | undefined {
	const parsed = parsePath(path);
	if (!parsed || parsed.from === 'rev') return undefined;
	if (parsed.from === 'id' && parsed.names.length === 0) return deletedWithId(view, parsed.number);
	let at: Entry | Grave | undefined = startOf(view, parsed);
	let place: Place | undefined = at && view.placeOf(at);
	for (const name of parsed.names) {
		at = at && step(view, at, name);
		place = at && place && { lower: `${place.lower}/${at.key}`, display: `${place.display}/${at.name}` };
	}
	if (!at || !('deletedAt' in at)) return undefined;
	return { grave: at, metadata: { '.tag': 'deleted', name: at.name, ...pathsOf(view, place) } };
}

/**
 * The documentation of get_metadata promises DeletedMetadata for whatever its path names, IDs included; whether
 * the live service keeps that for folders is not known, hence the switch.
 */
function deletedWithId(view: View, number: number | undefined): Deleted | undefined {
	const { state, acting } = view;
	let at: Entry | undefined = number === undefined ? undefined : state.entries[number];
	if (!at || !state.switches.deletedFoundById) return undefined;
	const { name } = at;
	while (at.parent) at = at.parent;
	const namespaceId = state.buriedIn.get(at.number);
	if (namespaceId === undefined || !acting.can(namespaceId, 'read')) return undefined;
	return { metadata: { '.tag': 'deleted', name } };
}

function step(view: View, at: Entry | Grave, name: string): Entry | Grave | undefined {
	if ('deletedAt' in at) return at.graves?.get(view.state.keyOf(name));
	if (at.kind === 'file') return undefined;
	return view.child(at, name) ?? holderOf(at).graves?.get(view.state.keyOf(name));
}
