import type { DropboxWorld } from '../dropbox/DropboxWorld';
import type { Account } from '../dropbox/state/accounts';
import { actingAs } from '../dropbox/state/acting';
import { View } from '../dropbox/state/View';
import { BadControlCall } from './BadControlCall';
import { namespaceNamed } from './namespaceNamed';

/** The account with an address. Throws BadControlCall. */
export function accountNamed({ dropbox }: DropboxWorld, email: string): Account {
	const account = dropbox.state.registry.memberByEmail(email);
	if (!account) throw new BadControlCall(`nobody has the address ${email}`, 404);
	return account;
}

/** A certain person's eyes and hands, with paths that start in the namespace. */
export function personOf(world: DropboxWorld, email: string, namespace: string): View {
	const { state } = world.dropbox;
	const account = accountNamed(world, email);
	const rootNamespaceId = namespaceNamed(world, namespace).id;
	return new View(state, actingAs(state, { account, app: world.fixture.app, scopes: [], rootNamespaceId }));
}
