import type { sharing } from 'dropbox';
import { z } from 'zod';
import { emailAddress } from './emailAddress';
import type { Schema } from './files';
import { pathArg, readPath, writePathOrId } from './filesPaths';
import { timestampArg } from './filesShapes';
import { optional, pattern, struct, voidUnion } from './stone';

const audience = voidUnion('public', 'team', 'no_one', 'password', 'members');
const accessLevel = voidUnion('owner', 'editor', 'viewer', 'viewer_no_comment', 'traverse', 'no_access');

const linkSettings = struct({
	require_password: optional(z.boolean()),
	link_password: optional(z.string()),
	expires: optional(timestampArg),
	audience: optional(audience),
	access: optional(voidUnion('viewer', 'editor', 'max', 'default')),
	requested_visibility: optional(voidUnion('public', 'team_only', 'password')),
	allow_download: optional(z.boolean()),
});

export const createSharedLinkArg = struct({
	path: readPath,
	settings: optional(linkSettings),
}) satisfies Schema<sharing.CreateSharedLinkWithSettingsArg>;

export const listSharedLinksArg = struct({
	path: optional(readPath),
	cursor: optional(z.string()),
	direct_only: optional(z.boolean()),
}) satisfies Schema<sharing.ListSharedLinksArg>;

export const modifySharedLinkArg = struct({
	url: z.string(),
	settings: linkSettings,
	remove_expiration: z.boolean().default(false),
}) satisfies Schema<sharing.ModifySharedLinkSettingsArgs>;

export const sharedLinkUrlArg = struct({ url: z.string() }) satisfies Schema<sharing.RevokeSharedLinkArg>;

const sharedFolderId = pattern(/^[-_0-9a-zA-Z:]+$/);
const inheritance = voidUnion('inherit', 'no_inherit');

const folderActions = optional(
	z.array(
		voidUnion(
			...(['change_options', 'disable_viewer_info', 'edit_contents', 'enable_viewer_info'] as const),
			...(['invite_editor', 'invite_viewer', 'invite_viewer_no_comment'] as const),
			...(['relinquish_membership', 'unmount', 'unshare', 'leave_a_copy'] as const),
			...(['share_link', 'create_link', 'create_view_link', 'create_edit_link'] as const),
			'set_access_inheritance',
		),
	),
);

const memberActions = optional(
	z.array(
		voidUnion('leave_a_copy', 'make_editor', 'make_owner', 'make_viewer', 'make_viewer_no_comment', 'remove'),
	),
);

const policies = {
	member_policy: optional(voidUnion('team', 'anyone', 'team_and_approved')),
	acl_update_policy: optional(voidUnion('owner', 'editors')),
	viewer_info_policy: optional(voidUnion('enabled', 'disabled')),
	shared_link_policy: optional(voidUnion('anyone', 'team', 'members')),
	/** Accepted and without effect: permissions of single actions are not emulated. */
	actions: folderActions,
	link_settings: optional(
		struct({
			access_level: optional(accessLevel),
			audience: optional(audience),
			expiry: optional(
				z.union([
					voidUnion('remove_expiry'),
					struct({ '.tag': z.literal('set_expiry'), set_expiry: timestampArg }),
				]),
			),
			password: optional(
				z.union([
					voidUnion('remove_password'),
					struct({ '.tag': z.literal('set_password'), set_password: z.string() }),
				]),
			),
		}),
	),
};

export const shareFolderArg = struct({
	...policies,
	path: writePathOrId,
	force_async: z.boolean().default(false),
	access_inheritance: inheritance.default('inherit'),
});

export const shareJobArg = struct({ async_job_id: z.string().min(1) });

export const updateFolderPolicyArg = struct({ ...policies, shared_folder_id: sharedFolderId });

export const setInheritanceArg = struct({
	shared_folder_id: sharedFolderId,
	access_inheritance: inheritance.default('inherit'),
}) satisfies Schema<sharing.SetAccessInheritanceArg>;

const member = z.discriminatedUnion('.tag', [
	struct({ '.tag': z.literal('dropbox_id'), dropbox_id: z.string().min(1) }),
	struct({ '.tag': z.literal('email'), email: emailAddress }),
]);

export const addFolderMemberArg = struct({
	shared_folder_id: sharedFolderId,
	members: z.array(
		struct({
			member,
			access_level: optional(accessLevel),
		}),
	),
	quiet: z.boolean().default(false),
	custom_message: optional(z.string().min(1)),
}) satisfies Schema<sharing.AddFolderMemberArg>;

const memberLimit = z.number().int().min(1).max(1000).default(1000);

export const listFolderMembersArg = struct({
	shared_folder_id: sharedFolderId,
	actions: memberActions,
	limit: memberLimit,
	path: optional(readPath),
});

export const folderMembersCursorArg = struct({
	cursor: z.string(),
}) satisfies Schema<sharing.ListFolderMembersContinueArg>;

export const folderMetadataArg = struct({
	shared_folder_id: sharedFolderId,
	actions: folderActions,
});

export const listFoldersArg = struct({ limit: memberLimit, actions: folderActions });

export const listFoldersContinueArg = struct({
	cursor: z.string(),
}) satisfies Schema<sharing.ListFoldersContinueArg>;

export const removeFolderMemberArg = struct({
	shared_folder_id: sharedFolderId,
	member,
	leave_a_copy: z.boolean(),
}) satisfies Schema<sharing.RemoveFolderMemberArg>;

export const updateFolderMemberArg = struct({
	shared_folder_id: sharedFolderId,
	member,
	access_level: accessLevel,
}) satisfies Schema<sharing.UpdateFolderMemberArg>;

export const leaveFolderArg = struct({
	shared_folder_id: sharedFolderId,
	leave_a_copy: z.boolean().default(false),
}) satisfies Schema<sharing.RelinquishFolderMembershipArg>;

export const sharedLinkMetadataArg = struct({
	url: z.string(),
	path: optional(pathArg),
	link_password: optional(z.string()),
}) satisfies Schema<sharing.GetSharedLinkMetadataArg>;

const file = z
	.string()
	.min(1)
	.and(pattern(/^((\/|id:).*|nspath:[0-9]+:.*)|ns:[0-9]+(\/.*)?$/));

export const addFileMemberArg = struct({
	file,
	members: z.array(member),
	custom_message: optional(z.string()),
	quiet: z.boolean().default(false),
	access_level: optional(accessLevel),
	add_message_as_comment: z.boolean().default(false),
});

export const listFileMembersArg = struct({
	file,
	actions: memberActions,
	include_inherited: z.boolean().default(true),
	limit: z.number().int().min(1).max(300).default(100),
});

export const listReceivedFilesArg = struct({
	limit: z.number().int().min(1).max(300).default(100),
	/** Accepted and without effect, as those of folders. */
	actions: optional(
		z.array(
			voidUnion(
				...(['disable_viewer_info', 'edit_contents', 'enable_viewer_info', 'invite_viewer'] as const),
				...(['invite_viewer_no_comment', 'invite_editor', 'unshare', 'relinquish_membership'] as const),
				...(['share_link', 'create_link', 'create_view_link', 'create_edit_link'] as const),
			),
		),
	),
}) satisfies Schema<sharing.ListFilesArg>;

export const fileMemberArg = struct({ file, member }) satisfies Schema<sharing.RemoveFileMemberArg>;

export const sharedFileArg = struct({ file }) satisfies Schema<sharing.UnshareFileArg>;

export const mountFolderArg = struct({
	shared_folder_id: sharedFolderId,
}) satisfies Schema<sharing.MountFolderArg>;
