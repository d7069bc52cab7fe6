import type { FolderMember } from '../../domain/privilege/sharing';
import { outcomeOf, refused, type Outcome } from '../../core/outcome';
import { pathKey } from '../../domain/paths';
import type { Sharing } from '../port';
import type { Clock } from '../../http/types';
import type { sharing } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { waitForJob, isJobLost } from '../client/waitForJob';
import { unexpectedResponse } from '../errors/toRefusal';
import { listMembers } from './listMembers';
import { throwSharingRefusal, sharingRefusalOf } from './throwSharingRefusal';

/** ListFolderMembersArgs.limit takes no more. */
const LARGEST_PAGE = 1000;

type Members = Pick<Sharing, 'members' | 'addMembers' | 'removeMember'>;

export function createFolderMembersPort(api: Api, clock: Clock): Members {
	const members = async (id: string) =>
		await listMembers(
			async () =>
				await api.call((sdk) => sdk.sharingListFolderMembers({ shared_folder_id: id, limit: LARGEST_PAGE })),
			async (cursor) => await api.call((sdk) => sdk.sharingListFolderMembersContinue({ cursor })),
		).catch(throwSharingRefusal);
	return {
		members,
		async addMembers(id, emails, level) {
			const there = new Set((await members(id)).map(({ who }) => pathKey(who)));
			const missing = [...new Set(emails.filter((email) => !there.has(pathKey(email))))];
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
			.catch(throwSharingRefusal);
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
		.then(async ({ async_job_id: job }) => await waitForRemoval(api, clock, job))
		.catch((thrown: unknown) => {
			// A lost job has removed or has not: who asks reads the members afterwards.
			if (isJobLost(thrown) || isNoMember(thrown)) return;
			throwSharingRefusal(thrown);
		});
}

async function waitForRemoval(api: Api, clock: Clock, jobId: string): Promise<void> {
	const ended = await waitForJob(clock, 1, async () => {
		const status = await api.call((sdk) => sdk.sharingCheckRemoveMemberJobStatus({ async_job_id: jobId }));
		return status['.tag'] === 'in_progress' ? undefined : status;
	});
	if (ended['.tag'] === 'complete') return;
	if (ended['.tag'] !== 'failed') throw unexpectedResponse('an unknown kind of job');
	if (isNoMember(new ApiError(409, ended.failed, '', undefined))) return;
	throw sharingRefusalOf(ended.failed) ?? unexpectedResponse('a member who was not removed');
}

const isNoMember = (thrown: unknown): boolean =>
	thrown instanceof ApiError && thrown.is('member_error', 'not_a_member');

/** Groups and accounts by their IDs; who is only invited has none. */
export const selectorOf = ({ id, who }: FolderMember): sharing.MemberSelector =>
	id === undefined ? { '.tag': 'email', email: who } : { '.tag': 'dropbox_id', dropbox_id: id };
