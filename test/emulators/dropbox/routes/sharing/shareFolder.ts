/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { sharing } from 'dropbox';
import { shareFolderArg } from '../../arguments/sharing';
import { RouteError, type Call } from '../../route';
import { sharedFolderMetadata } from '../../sharing/folderMetadata';
import { makeShared } from '../../sharing/makeShared';
import { isInTeamRoot } from '../../sharing/membership';
import { createFolder } from '../../state/createFolder';
import { deepestNamespace } from '../../state/deepestNamespace';
import type { Entry, FolderEntry } from '../../state/Entry';
import { find } from '../../state/find';
import type { Namespace } from '../../state/Namespace';
import { LookupRefusal, WriteRefusal } from '../../state/refusals';
import { isMountWithin } from '../../state/subtree';
import { namespaceHolding } from '../../state/tree';
import { route, viewOf } from '../files/define';
import { demandLinkPolicy, demandMemberPolicy, settingsFrom } from './policy';
import { launched } from './shareJobs';

/** Makes a folder one with members of its own; a path where nothing is becomes a new folder. */
export const shareFolder = route({
	name: 'sharing/share_folder',
	argument: shareFolderArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<sharing.ShareFolderLaunch> {
		const { state, acting, argument } = call;
		if (!acting.account.emailVerified) throw new RouteError({ '.tag': 'email_unverified' });
		if (argument.member_policy && acting.account.teamId === undefined) {
			throw new RouteError({ '.tag': 'team_policy_disallows_member_policy' });
		}
		demandLinkPolicy(argument, acting);
		if (argument.member_policy) demandMemberPolicy(call, argument.member_policy['.tag']);
		demandInheritance(call, argument);
		const folder = shareable(call, folderAt(call, argument.path));
		const namespace = makeShared(state, folder, acting.account.accountId, {
			...settingsFrom(argument),
			inherits: argument.access_inheritance['.tag'] === 'inherit',
		});
		return launched(call, namespace, argument.force_async);
	},
});

type Caller = Pick<Call, 'state' | 'acting'>;

/** Members of the folder around it can be kept out only in a root that the team shares, before it is made as after. */
function demandInheritance(
	{ state, acting }: Caller,
	{ path, access_inheritance: inheritance }: ReturnType<typeof shareFolderArg.parse>,
): void {
	if (inheritance['.tag'] === 'inherit') return;
	const entry = foundAt({ state, acting }, path);
	const outer =
		(entry && namespaceHolding(entry)) ?? state.namespaces.get(deepestNamespace(state, path, acting));
	const isBelowTeamRoot =
		outer?.kind === 'team_root' || (outer?.kind !== 'home' && outer && isInTeamRoot(outer));
	if (!isBelowTeamRoot) throw new RouteError({ '.tag': 'no_permission' });
}

function foundAt(call: Caller, path: string): Entry | undefined {
	try {
		return find(viewOf(call), path);
	} catch (error) {
		if (!(error instanceof LookupRefusal)) throw error;
		return undefined;
	}
}

function folderAt(call: Caller, path: string): Entry {
	const view = viewOf(call);
	const existing = foundAt(call, path);
	if (existing) return existing;
	try {
		return createFolder(view, path, { autorename: false });
	} catch (error) {
		if (!(error instanceof WriteRefusal)) throw error;
		if (error.reason['.tag'] === 'no_write_permission') throw new RouteError({ '.tag': 'no_permission' });
		throw badPath({ '.tag': 'invalid_path' });
	}
}

/** The entry, if it is a folder that can be shared on its own. Throws bad_path or no_permission. */
function shareable(call: Caller, entry: Entry): FolderEntry {
	if (entry.kind === 'file') throw badPath({ '.tag': 'is_file' });
	const shared = entry.mounted ?? entry.rootOf;
	if (shared) throw badPath(alreadyShared(call, shared));
	if (isMountWithin(entry)) throw badPath({ '.tag': 'contains_shared_folder' });
	const outer = namespaceHolding(entry);
	if (!outer || !call.acting.can(outer.id, 'write')) throw new RouteError({ '.tag': 'no_permission' });
	// Inside what a team owns, folders within shared folders can have members of their own; elsewhere not.
	if (outer.kind === 'shared_folder' && !outer.ownerId.startsWith('dbtid:')) {
		throw badPath({ '.tag': 'inside_shared_folder' });
	}
	return entry;
}

function alreadyShared(call: Caller, namespace: Namespace): { '.tag': string } & Record<string, unknown> {
	if (namespace.kind !== 'shared_folder' && namespace.kind !== 'team_folder')
		return { '.tag': 'invalid_path' };
	return { '.tag': 'already_shared', ...sharedFolderMetadata(viewOf(call), namespace) };
}

function badPath(reason: { '.tag': string }): RouteError {
	return new RouteError({ '.tag': 'bad_path', bad_path: reason });
}
