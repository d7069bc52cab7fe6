import type { FolderMember } from '../../domain/privilege/sharing';
import type { Sharing } from '../../ports';
import { ApiError, type Api } from '../Api';
import { unforeseen } from '../refusals';
import { everyMember } from './memberPages';
import { selectorOf } from './members';
import { refuseSharing, sharingRefusalOf } from './refuseSharing';

/** ListFileMembersArg.limit takes no more. */
const LARGEST_PAGE = 300;

export const fileMembersOn = (api: Api): Pick<Sharing, 'fileMembers' | 'removeFileMember'> => ({
	fileMembers: async (file) =>
		await everyMember(
			async () =>
				await api.call((sdk) =>
					sdk.sharingListFileMembers({ file, include_inherited: true, limit: LARGEST_PAGE }),
				),
			async (cursor) => await api.call((sdk) => sdk.sharingListFileMembersContinue({ cursor })),
		).catch(refuseSharing),
	removeFileMember: async (file, member) => await remove(api, file, member),
});

async function remove(api: Api, file: string, member: FolderMember): Promise<void> {
	const result = await api
		.call((sdk) => sdk.sharingRemoveFileMember2({ file, member: selectorOf(member) }))
		.catch((thrown: unknown) => {
			if (thrown instanceof ApiError && isGone(thrown.error)) return undefined;
			return refuseSharing(thrown);
		});
	if (result === undefined || result['.tag'] === 'success' || isGone(insideOf(result))) return;
	throw sharingRefusalOf(result) ?? unforeseen('a member who was not removed');
}

/** Who has no access of their own to the file has none to take back. */
const isGone = (error: { '.tag': string } | undefined): boolean =>
	error?.['.tag'] === 'no_explicit_access' || error?.['.tag'] === 'invalid_member';

const insideOf = (result: {
	'.tag': string;
	member_error?: { '.tag': string };
}): { '.tag': string } | undefined => result.member_error;
