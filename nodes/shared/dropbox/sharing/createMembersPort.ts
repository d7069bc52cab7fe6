import type { FolderMember } from '../../domain/privilege/sharing';
import { done, outcomeOf, refused, type Outcome } from '../../core/outcome';
import { pathKey } from '../../domain/paths';
import type { Sharing } from '../port';
import type { Clock } from '../../http/types';
import type { sharing } from '../../vendor/dropbox';
import { ApiError, type Api, type Tagged } from '../client/Api';
import { waitForJob, isJobLost } from '../client/waitForJob';
import { unexpectedResponse } from '../errors/toRefusal';
import { throwSharingRefusal, sharingRefusalOf } from './sharingErrors';
import { readAllPages } from '../client/readAllPages';

/** ListFolderMembersArgs.limit and ListFileMembersArg.limit take no more. */
const LARGEST_PAGE = { folder: 1000, file: 300 };

type Members = Pick<Sharing, 'members' | 'addMembers' | 'removeMember' | 'fileMembers' | 'removeFileMember'>;

export function createMembersPort(api: Api, clock: Clock): Members {
	const members = async (id: string) =>
		await listMembers(async (cursor) =>
			cursor === undefined
				? await api.call((sdk) =>
						sdk.sharingListFolderMembers({ shared_folder_id: id, limit: LARGEST_PAGE.folder }),
					)
				: await api.call((sdk) => sdk.sharingListFolderMembersContinue({ cursor })),
		);
	return {
		members,
		async addMembers(id, emails, level) {
			const there = new Set((await members(id)).map(({ who }) => pathKey(who)));
			const missing = [...new Set(emails.filter((email) => !there.has(pathKey(email))))];
			const added = await add(api, id, missing, level);
			return emails.map((email) => added.get(email) ?? done('there'));
		},
		removeMember: async (id, member) => await removeFromFolder(api, clock, id, member),
		fileMembers: async (file) =>
			await listMembers(async (cursor) =>
				cursor === undefined
					? await api.call((sdk) =>
							sdk.sharingListFileMembers({ file, include_inherited: true, limit: LARGEST_PAGE.file }),
						)
					: await api.call((sdk) => sdk.sharingListFileMembersContinue({ cursor })),
			),
		removeFileMember: async (file, member) => await removeFromFile(api, file, member),
	};
}

type Page = Pick<sharing.SharedFolderMembers, 'users' | 'groups' | 'invitees' | 'cursor'>;

/** Members of a folder or file, all pages. An empty cursor says no more than none. */
const listMembers = async (read: (cursor: string | undefined) => Promise<Page>): Promise<FolderMember[]> =>
	await readAllPages('invalid_cursor', async (from) => {
		const page = await read(from);
		return { items: membersOf(page), hasMore: Boolean(page.cursor), cursor: page.cursor };
	}).catch(throwSharingRefusal);

/** All by one call; where one of them is refused, Dropbox adds none and does not say whose fault it is: one by one. */
async function add(
	api: Api,
	id: string,
	emails: readonly string[],
	level: 'editor' | 'viewer',
): Promise<Map<string, Outcome<'added'>>> {
	if (emails.length === 0) return new Map();
	const members = emails.map((email) => ({
		member: { '.tag': 'email' as const, email },
		access_level: { '.tag': level },
	}));
	const outcome = await outcomeOf(async (): Promise<'added'> => {
		// Adding somebody a second time, after a lost answer, leaves them a member.
		await api
			.call((sdk) => sdk.sharingAddFolderMember({ shared_folder_id: id, members, quiet: true }))
			.catch(throwSharingRefusal);
		return 'added';
	});
	if (outcome.ok || emails.length === 1) return new Map(emails.map((email) => [email, outcome]));
	const outcomes = new Map<string, Outcome<'added'>>();
	for (const email of emails) {
		outcomes.set(email, (await add(api, id, [email], level)).get(email) ?? refused(outcome.refusal));
	}
	return outcomes;
}

async function removeFromFolder(api: Api, clock: Clock, id: string, member: FolderMember): Promise<void> {
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
const selectorOf = ({ id, who }: FolderMember): sharing.MemberSelector =>
	id === undefined ? { '.tag': 'email', email: who } : { '.tag': 'dropbox_id', dropbox_id: id };

async function removeFromFile(api: Api, file: string, member: FolderMember): Promise<void> {
	const result = await api
		.call((sdk) => sdk.sharingRemoveFileMember2({ file, member: selectorOf(member) }))
		.catch((thrown: unknown) => {
			if (thrown instanceof ApiError && isGone(thrown.error)) return undefined;
			return throwSharingRefusal(thrown);
		});
	if (result === undefined || result['.tag'] === 'success') return;
	if (isGone((result as { member_error?: Tagged }).member_error)) return;
	throw sharingRefusalOf(result) ?? unexpectedResponse('a member who was not removed');
}

/** Who has no access of their own to the file has none to take back. */
const isGone = (error: Tagged | undefined): boolean =>
	error?.['.tag'] === 'no_explicit_access' || error?.['.tag'] === 'invalid_member';

function membersOf({ users, groups, invitees }: Page): FolderMember[] {
	return [
		...users.map(({ user, ...membership }): FolderMember => ({
			...{ kind: 'person', who: user.email, id: user.account_id },
			...rightsOf(membership),
		})),
		...groups.map(({ group, ...membership }): FolderMember => ({
			...{ kind: 'group', who: group.group_name, id: group.group_id },
			...rightsOf(membership),
		})),
		...invitees.map(({ invitee, ...membership }): FolderMember => ({
			...{ kind: 'invited', id: undefined },
			who: invitee['.tag'] === 'email' ? invitee.email : '',
			...rightsOf(membership),
		})),
	];
}

const LEVELS = new Map<string, FolderMember['level']>([
	['owner', 'owner'],
	['editor', 'editor'],
	['viewer', 'viewer'],
	['viewer_no_comment', 'viewerWithoutComments'],
]);

const rightsOf = (membership: Pick<sharing.MembershipInfo, 'access_type' | 'is_inherited'>) => ({
	level: LEVELS.get(membership.access_type['.tag']) ?? 'other',
	inherited: membership.is_inherited === true,
});
