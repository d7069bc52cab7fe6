import type { sharing } from 'dropbox';
import { shareJobArg } from '../../arguments/sharing';
import { RouteError, type AnyRoute, type Call } from '../../route';
import { sharedFolderMetadata } from '../../sharing/folderMetadata';
import { checkJob, launchJob } from '../../sharing/SharingJobs';
import type { Namespace } from '../../state/Namespace';
import { route, viewOf } from '../files/define';

type Caller = Pick<Call, 'state' | 'acting'>;

/** The response of a route that may take long: the folder, or a job to ask after. */
export function launched(
	call: Caller,
	namespace: Namespace,
	forceAsync: boolean,
	work: () => void = () => undefined,
): sharing.ShareFolderLaunch {
	if (!forceAsync && !call.state.switches.forceAsync) {
		work();
		return { '.tag': 'complete', ...sharedFolderMetadata(viewOf(call), namespace) };
	}
	const { accountId } = call.acting.account;
	const id = launchJob(call.state, 'share', accountId, () => {
		work();
		return namespace.id;
	});
	return { '.tag': 'async_job_id', async_job_id: id };
}

export const checkShareJobStatus = checking('share', 'sharing/check_share_job_status', (call, id) =>
	sharedFolderMetadata(viewOf(call), call.state.namespace(String(id))),
);

export const checkRemoveMemberJobStatus = checking(
	'remove_member',
	'sharing/check_remove_member_job_status',
	(_call, access) => access as sharing.MemberAccessLevelResult,
);

/** Of unshare_folder, and of members who left with a copy. */
export const checkJobStatus = checking('job', 'sharing/check_job_status', () => ({}));

function checking(kind: string, name: string, described: (call: Caller, value: unknown) => object): AnyRoute {
	return route({
		name,
		argument: shareJobArg,
		selectAdmin: 'team_admin',
		async answer(call) {
			const { state, acting, argument } = call;
			const found = checkJob(state, kind, acting.account.accountId, argument.async_job_id);
			if (!found) throw new RouteError({ '.tag': 'invalid_async_job_id' });
			if (found === 'in_progress') return { '.tag': 'in_progress' };
			return { '.tag': 'complete', ...described(call, found.value) };
		},
	});
}
