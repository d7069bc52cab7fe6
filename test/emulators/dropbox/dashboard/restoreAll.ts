import { findDeleted } from '../state/findDeleted';
import type { Grave } from '../state/Entry';
import { publicIdOf } from '../state/metadata';
import { noLookup } from '../state/refusals';
import { restore } from '../state/restore';
import type { View } from '../state/View';

/** Every file that went down at a path comes back where it was. Throws a LookupRefusal when nothing did. */
export function restoreAll(view: View, path: string): Array<{ path: string; id: string }> {
	const grave = findDeleted(view, path)?.grave;
	if (!grave) throw noLookup('not_found');
	return [...filesIn(grave, path)].map((file) => {
		const restored = restore(view, file.path, file.revision);
		return { path: file.path, id: publicIdOf(restored) };
	});
}

function* filesIn(
	grave: Grave,
	path: string,
): Generator<{ path: string; revision: NonNullable<Grave['revision']> }> {
	if (grave.revision) yield { path, revision: grave.revision };
	for (const each of [...(grave.graves?.values() ?? [])]) yield* filesIn(each, `${path}/${each.name}`);
}
