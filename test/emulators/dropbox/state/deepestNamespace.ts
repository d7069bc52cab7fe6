import type { Acting } from './accounts';
import type { DropboxState } from './DropboxState';
import type { Entry } from './Entry';
import { startOf } from './find';
import { parsePath } from './paths';
import { holderOf, namespaceHolding } from './tree';
import { View } from './View';

/** The namespace a path leads into as far as it exists; the path root for paths that lead nowhere. */
export function deepestNamespace(state: DropboxState, path: string, acting: Acting): string {
	const view = new View(state, acting);
	const parsed = parsePath(path);
	const start = parsed && parsed.from !== 'rev' ? startOf(view, parsed) : undefined;
	if (!start || !parsed) return acting.rootNamespaceId;
	let at: Entry = start;
	for (const name of parsed.names) {
		const next: Entry | undefined = at.kind === 'folder' ? view.child(at, name) : undefined;
		if (!next) break;
		at = next;
	}
	const within = at.kind === 'folder' ? holderOf(at) : at;
	return namespaceHolding(within)?.id ?? acting.rootNamespaceId;
}
