/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { RouteError } from '../route';
import type { FolderEntry } from '../state/Entry';
import { find } from '../state/find';
import { LookupRefusal } from '../state/refusals';
import { holderOf, namespaceHolding } from '../state/tree';
import type { View } from '../state/View';

/**
 * The folder that a request may put files into. Nowhere is it said that a missing one is made, so it has to be
 * there. Throws the route's error.
 */
export function destinationAt(view: View, path: string): FolderEntry {
	const folder = folderAt(view, path);
	const isTop = !folder.parent || folder.mounted?.kind === 'home';
	if (isTop) throw new RouteError({ '.tag': 'invalid_location' });
	const namespace = namespaceHolding(holderOf(folder));
	if (!namespace || !view.acting.can(namespace.id, 'write')) {
		throw new RouteError({ '.tag': 'no_write_permission' });
	}
	return folder;
}

function folderAt(view: View, path: string): FolderEntry {
	try {
		const entry = find(view, path);
		if (entry.kind === 'folder') return entry;
	} catch (error) {
		if (!(error instanceof LookupRefusal)) throw error;
		// "There were disallowed characters in the destination path" (spec, validation_error).
		if (error.reason['.tag'] === 'malformed_path') throw new RouteError({ '.tag': 'validation_error' });
	}
	throw new RouteError({ '.tag': 'not_a_folder' });
}
