import type { DropboxWorld } from '../dropbox/DropboxWorld';
import { View } from '../dropbox/state/View';
import { namespaceNamed } from './namespaceNamed';
import { accountNamed } from './personOf';

/**
 * Eyes and hands that may do everything, with paths that start in the namespace. What is written carries the name of
 * the person with the address `by`, else of the fixture's first.
 */
export function personIn(world: DropboxWorld, namespace: string, by?: string): View {
	const { state } = world.dropbox;
	const account = by === undefined ? Object.values(world.fixture.accounts)[0]! : accountNamed(world, by);
	return new View(state, {
		...{ account, app: world.fixture.app, scopes: new Set<string>(), isTeamAdmin: true },
		rootNamespaceId: namespaceNamed(world, namespace).id,
		can: () => true,
	});
}
