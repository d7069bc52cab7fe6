import type { sharing } from 'dropbox';
import type { Account, AccessLevel } from '../state/accounts';
import type { Namespace } from '../state/Namespace';
import type { View } from '../state/View';
import { directMembers } from './FolderSharing';
import { namespaceAround } from './membership';

/** What a member may still do by way of the folders around, after losing rights of his own; nothing: `{}`. */
export function accessLeft(
	view: View,
	around: Namespace | undefined,
	account: Account,
): sharing.MemberAccessLevelResult {
	const level = around?.members.get(account.accountId);
	if (!around || !level) return {};
	const from = namespaceOfMember(view, around, account);
	const path = view.placeOf(view.rootOf(from))?.display;
	return {
		access_level: { '.tag': level satisfies AccessLevel },
		...(path === undefined
			? {}
			: {
					access_details: [{ folder_name: nameOf(from), shared_folder_id: from.id, permissions: [], path }],
				}),
	};
}

/** The innermost folder, from here outwards, of which the account is a member by itself. */
function namespaceOfMember(view: View, namespace: Namespace, account: Account): Namespace {
	if (directMembers(view.state, namespace).has(account.accountId)) return namespace;
	const around = namespaceAround(namespace);
	return around ? namespaceOfMember(view, around, account) : namespace;
}

function nameOf(namespace: Namespace): string {
	return [...namespace.mounts][0]?.name ?? '';
}
