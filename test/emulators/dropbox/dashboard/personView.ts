import type { DropboxWorld } from '../DropboxWorld';
import type { Account } from '../state/accounts';
import { actingAs } from '../state/acting';
import { View } from '../state/View';
import { BadControlCall } from '../../core/dashboard/BadControlCall';
import { findNamespace } from './findNamespace';

/** The account with an address. Throws BadControlCall. */
export function findAccount({ dropbox }: DropboxWorld, email: string): Account {
	const account = dropbox.state.registry.memberByEmail(email);
	if (!account) throw new BadControlCall(`nobody has the address ${email}`, 404);
	return account;
}

/** A certain person's eyes and hands, with paths that start in the namespace. */
export function personView(world: DropboxWorld, email: string, namespace: string): View {
	const { state } = world.dropbox;
	const account = findAccount(world, email);
	const rootNamespaceId = findNamespace(world, namespace).id;
	return new View(state, actingAs(state, { account, app: world.fixture.app, scopes: [], rootNamespaceId }));
}
