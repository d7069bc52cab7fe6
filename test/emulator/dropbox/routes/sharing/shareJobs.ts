import type { sharing } from 'dropbox';
import { shareJobArg } from '../../arguments/sharing';
import { RouteError, type Call } from '../../route';
import { sharedFolderMetadata } from '../../sharing/folderMetadata';
import type { Namespace } from '../../state/Namespace';
import { route, viewOf } from '../files/define';
import { storeOf } from '../storeOf';

interface Job {
	namespaceId: string;
	pollsLeft: number;
}

const jobsOf = storeOf(() => new Map<string, Job>());

/** The answer of a route that may take long: the folder, or a job to ask after. The work itself is done. */
export function launched(
	call: Pick<Call, 'state' | 'acting'>,
	namespace: Namespace,
	forceAsync: boolean,
): sharing.ShareFolderLaunch {
	const { switches } = call.state;
	if (!forceAsync && !switches.forceAsync) {
		return { '.tag': 'complete', ...sharedFolderMetadata(viewOf(call), namespace) };
	}
	const jobs = jobsOf(call.state);
	const id = `dbjid:AASHARE${String(jobs.size + 1).padStart(12, '0')}`;
	jobs.set(id, { namespaceId: namespace.id, pollsLeft: switches.jobPolls });
	return { '.tag': 'async_job_id', async_job_id: id };
}

export const checkShareJobStatus = route({
	name: 'sharing/check_share_job_status',
	argument: shareJobArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<sharing.ShareFolderJobStatus> {
		const job = jobsOf(call.state).get(call.argument.async_job_id);
		if (!job) throw new RouteError({ '.tag': 'invalid_async_job_id' });
		if (job.pollsLeft > 0) {
			job.pollsLeft -= 1;
			return { '.tag': 'in_progress' };
		}
		return {
			'.tag': 'complete',
			...sharedFolderMetadata(viewOf(call), call.state.namespace(job.namespaceId)),
		};
	},
});
