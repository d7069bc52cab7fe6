import type { files } from 'dropbox';
import type { Entry, Grave } from './Entry';
import { startOf } from './find';
import { pathsOf } from './metadata';
import { keyOf } from './names';
import { parsePath } from './paths';
import { holderOf } from './tree';
import type { Place, View } from './View';

export interface Deleted {
	grave: Grave;
	metadata: files.DeletedMetadataReference;
}

/** What used to be at a path where nothing is any more; undefined if nothing ever was. */
export function findDeleted(view: View, path: string): Deleted | undefined {
	const parsed = parsePath(path);
	if (!parsed || parsed.from === 'rev') return undefined;
	let at: Entry | Grave | undefined = startOf(view, parsed);
	let place: Place | undefined = at && view.placeOf(at);
	for (const name of parsed.names) {
		at = at && step(view, at, name);
		place = at && place && { lower: `${place.lower}/${at.key}`, display: `${place.display}/${at.name}` };
	}
	if (!at || !('deletedAt' in at)) return undefined;
	return { grave: at, metadata: { '.tag': 'deleted', name: at.name, ...pathsOf(view, place) } };
}

function step(view: View, at: Entry | Grave, name: string): Entry | Grave | undefined {
	if ('deletedAt' in at) return at.graves?.get(keyOf(name));
	if (at.kind === 'file') return undefined;
	return view.child(at, name) ?? holderOf(at).graves?.get(keyOf(name));
}
