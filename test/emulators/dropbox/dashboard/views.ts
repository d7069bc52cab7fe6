/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { BadControlCall } from '../../core/dashboard/Panel';
import type { DropboxWorld } from '../DropboxWorld';
import type { Account } from '../state/accounts';
import { actingAs } from '../state/acting';
import type { Namespace } from '../state/Namespace';
import { LookupRefusal, WriteRefusal } from '../state/refusals';
import { RelocationRefusal } from '../state/RelocationRefusal';
import { View } from '../state/View';

/** A namespace by its ID or by the fixture's short name for it (`matters`, `janeHome`). */
export function findNamespace({ dropbox, fixture }: DropboxWorld, name: string): Namespace {
	const namespace = dropbox.state.namespaces.get(name) ?? fixture.namespaces[name];
	if (namespace) return namespace;
	throw new BadControlCall(
		`no namespace ${name}; there are ${Object.keys(fixture.namespaces).join(', ')}`,
		404,
	);
}

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

/** Does what a person would do; what Dropbox would refuse becomes a 409 that says why. */
export function asPerson<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		const isRefusal =
			error instanceof LookupRefusal || error instanceof WriteRefusal || error instanceof RelocationRefusal;
		if (isRefusal) throw new BadControlCall(`not possible: ${JSON.stringify(error.reason)}`, 409);
		throw error;
	}
}
