import type { async } from 'dropbox';
import { leaveFolderArg, mountFolderArg } from '../../arguments/sharing';
import { RouteError } from '../../route';
import { directMembers } from '../../sharing/FolderSharing';
import { leaveCopy } from '../../sharing/leaveCopy';
import { makePlain } from '../../sharing/makePlain';
import { mountInHomeOf, namespaceAround, removeMember, unmountFromHome } from '../../sharing/membership';
import { launchJob } from '../../sharing/SharingJobs';
import { isMountWithin } from '../../state/subtree';
import { route } from '../files/define';
import { demandCopyAllowed } from './removeMember';
import { demandOwner, sharedFolder } from './sharedFolder';

/** "Unmount the shared folder before relinquishing membership" (spec, mounted). */
export const relinquishFolderMembership = route({
	name: 'sharing/relinquish_folder_membership',
	argument: leaveFolderArg,
	async answer(call): Promise<async.LaunchEmptyResult> {
		const { state, acting, argument } = call;
		const namespace = sharedFolder(call, argument.shared_folder_id);
		if (namespace.kind === 'team_folder') throw new RouteError({ '.tag': 'team_folder' });
		const level = directMembers(state, namespace).get(acting.account.accountId);
		if (level === undefined) throw new RouteError({ '.tag': 'no_explicit_access' });
		if (level === 'owner') throw new RouteError({ '.tag': 'folder_owner' });
		demandCopyAllowed(namespace, argument.leave_a_copy);
		if (mountInHomeOf(namespace, acting.account)) throw new RouteError({ '.tag': 'mounted' });
		const leave = () => removeMember(state, namespace, acting.account);
		// "Synchronously if leave_a_copy is false, and asynchronously if leave_a_copy is true" (spec).
		if (!argument.leave_a_copy) {
			leave();
			return { '.tag': 'complete' };
		}
		return { '.tag': 'async_job_id', async_job_id: launchJob(state, 'job', acting.account.accountId, leave) };
	},
});

/** The folder goes back into the owner's own tree, and out of everybody else's. */
export const unshareFolder = route({
	name: 'sharing/unshare_folder',
	argument: leaveFolderArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<async.LaunchEmptyResult> {
		const { state, acting, argument } = call;
		const namespace = sharedFolder(call, argument.shared_folder_id);
		if (namespace.kind === 'team_folder') throw new RouteError({ '.tag': 'team_folder' });
		demandOwner(call, namespace);
		const own = mountInHomeOf(namespace, acting.account);
		// "Will not work … the shared folder contains shared folders OR … is inside another shared folder" (spec).
		if (!own || namespaceAround(namespace) || isMountWithin(namespace.root)) {
			throw new RouteError({ '.tag': 'no_permission' });
		}
		const id = launchJob(state, 'job', acting.account.accountId, () => {
			for (const accountId of [...namespace.members.keys()]) {
				const account = state.registry.accounts.get(accountId);
				const mount = account && mountInHomeOf(namespace, account);
				if (!account || !mount || mount === own) continue;
				const copied = argument.leave_a_copy ? leaveCopy(state, mount) : undefined;
				unmountFromHome(state, namespace, account);
				copied?.();
			}
			makePlain(state, namespace, own);
			return null;
		});
		return { '.tag': 'async_job_id', async_job_id: id };
	},
});

export const unmountFolder = route({
	name: 'sharing/unmount_folder',
	argument: mountFolderArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<null> {
		const namespace = sharedFolder(call, call.argument.shared_folder_id);
		if (namespaceAround(namespace)) throw new RouteError({ '.tag': 'not_unmountable' });
		if (!unmountFromHome(call.state, namespace, call.acting.account)) {
			throw new RouteError({ '.tag': 'access_error', access_error: { '.tag': 'unmounted' } });
		}
		return null;
	},
});
