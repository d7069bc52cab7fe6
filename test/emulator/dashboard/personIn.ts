import type { DropboxWorld } from '../dropbox/DropboxWorld';
import { View } from '../dropbox/state/View';
import { namespaceNamed } from './namespaceNamed';

/** Eyes and hands that may do everything, with paths that start in the namespace. */
export function personIn(world: DropboxWorld, namespace: string): View {
	const { state } = world.dropbox;
	const account = Object.values(world.fixture.accounts)[0]!;
	return new View(state, {
		...{ account, app: world.fixture.app, scopes: new Set<string>(), isTeamAdmin: true },
		rootNamespaceId: namespaceNamed(world, namespace).id,
		can: () => true,
	});
}
