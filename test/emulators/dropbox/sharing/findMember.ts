import type { Account } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';

/** MemberSelector of the spec: an account or team member by ID, or anybody by address. */
export type MemberSelector =
	{ '.tag': 'dropbox_id'; dropbox_id: string } | { '.tag': 'email'; email: string };

/** The account that is meant; undefined for an unknown ID, or an address that nobody has yet. */
export function findMember({ registry }: DropboxState, member: MemberSelector): Account | undefined {
	if (member['.tag'] === 'email') return registry.memberByEmail(member.email);
	return registry.accounts.get(member.dropbox_id) ?? registry.memberById(member.dropbox_id);
}
