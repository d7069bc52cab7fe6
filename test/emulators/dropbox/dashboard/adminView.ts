import type { DropboxWorld } from '../DropboxWorld';
import { View } from '../state/View';
import { findNamespace } from './findNamespace';
import { findAccount } from './personView';

/**
 * Eyes and hands that may do everything, with paths that start in the namespace. What is written carries the name of
 * the person with the address `by`, else of the fixture's first.
 */
export function adminView(world: DropboxWorld, namespace: string, by?: string): View {
	const { state } = world.dropbox;
	const account = by === undefined ? Object.values(world.fixture.accounts)[0]! : findAccount(world, by);
	return new View(state, {
		...{ account, app: world.fixture.app, scopes: new Set<string>(), isTeamAdmin: true },
		rootNamespaceId: findNamespace(world, namespace).id,
		can: () => true,
	});
}
