import type { FolderMember } from '../../domain/privilege/sharing';
import { outcomeOf, refused, type Outcome } from '../../domain/outcome';
import { comparable } from '../../domain/paths';
import type { Clock, Sharing } from '../../ports';
import type { sharing } from '../../vendor/dropbox';
import { ApiError, type Api } from '../Api';
import { finishedJob, isJobLost } from '../jobs';
import { unforeseen } from '../refusals';
import { everyMember } from './memberPages';
import { refuseSharing, sharingRefusalOf } from './refuseSharing';

/** ListFolderMembersArgs.limit takes no more. */
const LARGEST_PAGE = 1000;

type Members = Pick<Sharing, 'members' | 'addMembers' | 'removeMember'>;

export function folderMembersOn(api: Api, clock: Clock): Members {
	const members = async (id: string) =>
		await everyMember(
			async () =>
				await api.call((sdk) => sdk.sharingListFolderMembers({ shared_folder_id: id, limit: LARGEST_PAGE })),
			async (cursor) => await api.call((sdk) => sdk.sharingListFolderMembersContinue({ cursor })),
		).catch(refuseSharing);
	return {
		members,
		async addMembers(id, emails, level) {
			const there = new Set((await members(id)).map(({ who }) => comparable(who)));
			const missing = [...new Set(emails.filter((email) => !there.has(comparable(email))))];
			const added = await add(api, id, missing, level);
			return emails.map((email) => added.get(email) ?? { ok: true, value: undefined });
		},
		removeMember: async (id, member) => await remove(api, clock, id, member),
	};
}

/** All by one call; where one of them is refused, Dropbox adds none and does not say whose fault it is: one by one. */
async function add(
	api: Api,
	id: string,
	emails: readonly string[],
	level: 'editor' | 'viewer',
): Promise<Map<string, Outcome<void>>> {
	if (emails.length === 0) return new Map();
	const members = emails.map((email) => ({
		member: { '.tag': 'email' as const, email },
		access_level: { '.tag': level },
	}));
	const outcome = await outcomeOf(async () => {
		// Adding somebody a second time, after a lost answer, leaves them a member.
		await api
			.call((sdk) => sdk.sharingAddFolderMember({ shared_folder_id: id, members, quiet: true }))
			.catch(refuseSharing);
	});
	if (outcome.ok || emails.length === 1) return new Map(emails.map((email) => [email, outcome]));
	const outcomes = new Map<string, Outcome<void>>();
	for (const email of emails) {
		outcomes.set(email, (await add(api, id, [email], level)).get(email) ?? refused(outcome.refusal));
	}
	return outcomes;
}

async function remove(api: Api, clock: Clock, id: string, member: FolderMember): Promise<void> {
	await api
		.call((sdk) =>
			sdk.sharingRemoveFolderMember({
				shared_folder_id: id,
				member: selectorOf(member),
				leave_a_copy: false,
			}),
		)
		.then(async ({ async_job_id: job }) => await removed(api, clock, job))
		.catch((thrown: unknown) => {
			// A lost job has removed or has not: who asks reads the members afterwards.
			if (isJobLost(thrown) || isNoMember(thrown)) return;
			refuseSharing(thrown);
		});
}

async function removed(api: Api, clock: Clock, jobId: string): Promise<void> {
	const ended = await finishedJob(clock, 1, async () => {
		const status = await api.call((sdk) => sdk.sharingCheckRemoveMemberJobStatus({ async_job_id: jobId }));
		return status['.tag'] === 'in_progress' ? undefined : status;
	});
	if (ended['.tag'] === 'complete') return;
	if (ended['.tag'] !== 'failed') throw unforeseen('an unknown kind of job');
	if (isNoMember(new ApiError(409, ended.failed, '', undefined))) return;
	throw sharingRefusalOf(ended.failed) ?? unforeseen('a member who was not removed');
}

const isNoMember = (thrown: unknown): boolean =>
	thrown instanceof ApiError && thrown.is('member_error', 'not_a_member');

/** Groups and accounts by their IDs; who is only invited has none. */
export const selectorOf = ({ id, who }: FolderMember): sharing.MemberSelector =>
	id === undefined ? { '.tag': 'email', email: who } : { '.tag': 'dropbox_id', dropbox_id: id };
