import type { DropboxWorld } from '../dropbox/DropboxWorld';
import type { Namespace } from '../dropbox/state/Namespace';
import { BadControlCall } from './BadControlCall';

/** A namespace by its ID or by the fixture's short name for it (`matters`, `janeHome`). */
export function namespaceNamed({ dropbox, fixture }: DropboxWorld, name: string): Namespace {
	const namespace = dropbox.state.namespaces.get(name) ?? fixture.namespaces[name];
	if (namespace) return namespace;
	throw new BadControlCall(
		`no namespace ${name}; there are ${Object.keys(fixture.namespaces).join(', ')}`,
		404,
	);
}
