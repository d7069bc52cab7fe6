import type { AccessLevel } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import type { Entry } from '../state/Entry';
import type { Namespace } from '../state/Namespace';
import { namespaceHolding } from '../state/tree';
import { effectiveAudience, folderLimit, narrower } from './effectiveAudience';
import { fileSharingOf } from './FileSharing';
import { policyOf } from './FolderSharing';
import { isLive, linksOf, type Audience } from './SharedLink';

/** Everybody whom nothing keeps from a file or folder. */
export interface Openers {
	/** Strongest right by e-mail address: members of the folder it is in, by themselves or by inheritance, and of the file. */
	accounts: Record<string, AccessLevel>;
	/** Addresses that were invited and would be members as soon as they have an account. */
	invitees: string[];
	/** Links that let people in who are not members: to it, or to a folder around it. */
	viaLinks: Array<{
		url: string;
		madeBy: string;
		to: string;
		audience: 'public' | 'team';
		needsPassword: boolean;
	}>;
}

/**
 * Who can open an entry, read off the state and not off any route: what a test holds against what was printed. It
 * counts too many rather than too few: a link to a folder around it counts although shared folders lie between, unless
 * the switch `linksReachNestedFolders` says that they stop it.
 */
export function whoCanOpen(state: DropboxState, entry: Entry): Openers {
	const namespace = namespaceIn(entry);
	const accounts: Record<string, AccessLevel> = {};
	const admit = (accountId: string, level: AccessLevel) => {
		const email = state.registry.accounts.get(accountId)?.email ?? accountId;
		if (accounts[email] === undefined || level !== 'viewer') accounts[email] = level;
	};
	const file = entry.kind === 'file' ? fileSharingOf(state, entry) : undefined;
	for (const [accountId, level] of file?.members ?? []) admit(accountId, level);
	for (const [accountId, level] of namespace?.members ?? []) admit(accountId, level);
	const invitees = [...(file?.invitees.keys() ?? []), ...invitedTo(state, namespace)];
	return { accounts, invitees, viaLinks: linksTo(state, entry) };
}

/** Whoever is invited to a folder is to have what inherits from it, too. */
function invitedTo(state: DropboxState, namespace: Namespace | undefined): string[] {
	if (namespace?.kind !== 'shared_folder' && namespace?.kind !== 'team_folder') return [];
	const { invitees, inherits } = policyOf(state, namespace);
	const isBelow = inherits && namespace.kind === 'shared_folder';
	const outer = isBelow ? [...namespace.mounts].map((mount) => namespaceHolding(mount)) : [];
	return [...new Set([...invitees.keys(), ...outer.flatMap((each) => invitedTo(state, each))])];
}

function linksTo(state: DropboxState, entry: Entry): Openers['viaLinks'] {
	const around = new Map([...upwards(entry)].map((each) => [each.number, each]));
	return [...linksOf(state).values()].flatMap((link) => {
		const target = around.get(link.entry);
		if (!target || !isLive(state, link)) return [];
		const audience = narrower(effectiveAudience(state, link, target), limitHere(state, entry));
		if (audience !== 'public' && audience !== 'team') return [];
		const madeBy = state.registry.accounts.get(link.accountId)?.email ?? link.accountId;
		return [{ url: link.url, madeBy, to: target.name, audience, needsPassword: link.requirePassword }];
	});
}

function limitHere(state: DropboxState, entry: Entry): Audience {
	return state.switches.linksReachNestedFolders ? 'public' : folderLimit(state, namespaceIn(entry));
}

/** The entry and every folder around it, also those of other namespaces in which it shows. */
function* upwards(entry: Entry): Generator<Entry> {
	for (let at: Entry | undefined = entry; at; at = at.parent) {
		yield at;
		if (at.kind !== 'folder' || !at.rootOf) continue;
		for (const mount of at.rootOf.mounts) yield* upwards(mount);
	}
}

function namespaceIn(entry: Entry): Namespace | undefined {
	return (entry.kind === 'folder' ? entry.mounted : undefined) ?? namespaceHolding(entry);
}
