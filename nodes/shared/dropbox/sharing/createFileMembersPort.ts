import type { FolderMember } from '../../domain/privilege/sharing';
import type { Sharing } from '../port';
import { ApiError, type Api } from '../client/Api';
import { unexpectedResponse } from '../errors/toRefusal';
import { listMembers } from './listMembers';
import { selectorOf } from './createFolderMembersPort';
import { throwSharingRefusal, sharingRefusalOf } from './throwSharingRefusal';

/** ListFileMembersArg.limit takes no more. */
const LARGEST_PAGE = 300;

export const createFileMembersPort = (api: Api): Pick<Sharing, 'fileMembers' | 'removeFileMember'> => ({
	fileMembers: async (file) =>
		await listMembers(
			async () =>
				await api.call((sdk) =>
					sdk.sharingListFileMembers({ file, include_inherited: true, limit: LARGEST_PAGE }),
				),
			async (cursor) => await api.call((sdk) => sdk.sharingListFileMembersContinue({ cursor })),
		).catch(throwSharingRefusal),
	removeFileMember: async (file, member) => await removeFrom(api, file, member),
});

async function removeFrom(api: Api, file: string, member: FolderMember): Promise<void> {
	const result = await api
		.call((sdk) => sdk.sharingRemoveFileMember2({ file, member: selectorOf(member) }))
		.catch((thrown: unknown) => {
			if (thrown instanceof ApiError && isGone(thrown.error)) return undefined;
			return throwSharingRefusal(thrown);
		});
	if (result === undefined || result['.tag'] === 'success' || isGone(memberErrorOf(result))) return;
	throw sharingRefusalOf(result) ?? unexpectedResponse('a member who was not removed');
}

/** Who has no access of their own to the file has none to take back. */
const isGone = (error: { '.tag': string } | undefined): boolean =>
	error?.['.tag'] === 'no_explicit_access' || error?.['.tag'] === 'invalid_member';

const memberErrorOf = (result: {
	'.tag': string;
	member_error?: { '.tag': string };
}): { '.tag': string } | undefined => result.member_error;
