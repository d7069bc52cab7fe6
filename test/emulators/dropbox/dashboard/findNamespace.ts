import type { DropboxWorld } from '../DropboxWorld';
import type { Namespace } from '../state/Namespace';
import { BadControlCall } from '../../core/dashboard/BadControlCall';

/** A namespace by its ID or by the fixture's short name for it (`matters`, `janeHome`). */
export function findNamespace({ dropbox, fixture }: DropboxWorld, name: string): Namespace {
	const namespace = dropbox.state.namespaces.get(name) ?? fixture.namespaces[name];
	if (namespace) return namespace;
	throw new BadControlCall(
		`no namespace ${name}; there are ${Object.keys(fixture.namespaces).join(', ')}`,
		404,
	);
}
