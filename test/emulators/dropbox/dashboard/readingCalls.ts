import type { CallRecord } from '../../core/calls/CallLog';
import type { DropboxWorld } from '../DropboxWorld';
import type { ControlCall } from '../../core/dashboard/control';
import { findNamespace } from './findNamespace';
import { namespaceContents } from './namespaceContents';

/** Calls that look and change nothing. */
export const READING_CALLS: Readonly<Record<string, ControlCall>> = {
	/** Without `namespace` an overview; with one (ID or the fixture's name for it) everything in it. */
	'GET /state': (world, _body, query) => {
		const namespace = query.get('namespace');
		return namespace === null
			? overview(world)
			: namespaceContents(world.dropbox.state, findNamespace(world, namespace));
	},
	/** All calls kept, oldest first; `route` picks those of one route, `last` the newest so many. */
	'GET /calls': (world, _body, query): readonly CallRecord[] => {
		const route = query.get('route');
		const calls = world.dropbox.log.calls.filter((call) => route === null || call.route === route);
		return query.has('last') ? calls.slice(-Number(query.get('last'))) : calls;
	},
	/** Names of all API functions that are answered. */
	'GET /routes': (world): string[] => world.dropbox.routes,
	'GET /faults': (world) => world.dropbox.faults.rules,
};

function overview({ fixture, dropbox }: DropboxWorld): unknown {
	const names = new Map(Object.entries(fixture.namespaces).map(([name, { id }]) => [id, name]));
	return {
		namespaces: [...dropbox.state.namespaces.values()].map(({ id, kind, ownerId, usedBytes }) => ({
			...{ id, kind, ownerId, usedBytes },
			name: names.get(id) ?? null,
		})),
		accounts: [...dropbox.state.registry.accounts.values()].map((account) => ({
			...{ accountId: account.accountId, teamMemberId: account.teamMemberId ?? null, email: account.email },
			...{ homeNamespaceId: account.homeNamespaceId, rootNamespaceId: account.rootNamespaceId },
		})),
	};
}
