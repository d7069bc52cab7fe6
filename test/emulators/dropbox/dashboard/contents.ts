import type { ControlCalls } from '../../core/dashboard/Panel';
import type { DropboxWorld } from '../DropboxWorld';
import type { DropboxState } from '../state/DropboxState';
import type { Entry } from '../state/Entry';
import { publicIdOf, timestamp } from '../state/metadata';
import type { Namespace } from '../state/Namespace';
import { propertyGroupsOf } from '../state/properties';
import { descendantsOf } from '../state/subtree';
import { pathWithin } from '../state/tree';
import { findNamespace } from './views';

export interface ContentsEntry {
	/** Inside the namespace, with its casing. */
	path: string;
	kind: 'file' | 'folder';
	id: string;
	size?: number;
	contentHash?: string;
	modified?: string;
	/** ID of the namespace that is mounted here. */
	mounts?: string;
	propertyGroups?: unknown;
}

/** Everything that is now in a namespace, folders before what is in them. */
function namespaceContents(
	state: DropboxState,
	namespace: Namespace,
): { namespace: string; entries: ContentsEntry[] } {
	return { namespace: namespace.id, entries: [...entriesOf(state, namespace)] };
}

/** One by one, for whoever needs only the first of perhaps a million. */
export function* entriesOf(state: DropboxState, namespace: Namespace): Generator<ContentsEntry> {
	for (const entry of descendantsOf(namespace.root)) yield describeEntry(state, entry);
}

function describeEntry(state: DropboxState, entry: Entry): ContentsEntry {
	const groups = propertyGroupsOf(state, entry);
	const common = {
		...{ path: pathWithin(entry), id: publicIdOf(entry) },
		...(groups.length > 0 ? { propertyGroups: groups } : {}),
	};
	if (entry.kind === 'folder') {
		return { ...common, kind: 'folder', ...(entry.mounted ? { mounts: entry.mounted.id } : {}) };
	}
	const { blob, serverModified } = entry.revision;
	return {
		...{ ...common, kind: 'file', size: blob.size, contentHash: blob.hash },
		modified: timestamp(serverModified),
	};
}

/** What is in the state, without a change to it. */
export const READING_CALLS: ControlCalls<DropboxWorld> = {
	/** Without `namespace` an overview; with one (ID or the fixture's name for it) everything in it. */
	'GET /state': (world, _body, query) => {
		const namespace = query.get('namespace');
		return namespace === null
			? overview(world)
			: namespaceContents(world.dropbox.state, findNamespace(world, namespace));
	},
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
