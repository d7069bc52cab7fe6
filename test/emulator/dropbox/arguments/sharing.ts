import type { sharing } from 'dropbox';
import { z } from 'zod';
import type { Schema } from './files';
import { readPath, writePathOrId } from './filesPaths';
import { optional, pattern, struct, voidUnion } from './stone';

const timestamp = pattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);

const linkSettings = struct({
	require_password: optional(z.boolean()),
	link_password: optional(z.string()),
	expires: optional(timestamp),
	audience: optional(voidUnion('public', 'team', 'no_one', 'password', 'members')),
	access: optional(voidUnion('viewer', 'editor', 'max', 'default')),
	requested_visibility: optional(voidUnion('public', 'team_only', 'password')),
	allow_download: optional(z.boolean()),
});

export const createSharedLinkArg = struct({
	path: readPath,
	settings: optional(linkSettings),
}) satisfies Schema<sharing.CreateSharedLinkWithSettingsArg>;

export const listSharedLinksArg = struct({
	path: optional(readPath.or(z.literal(''))),
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

const policies = {
	member_policy: optional(voidUnion('team', 'anyone', 'team_and_approved')),
	acl_update_policy: optional(voidUnion('owner', 'editors')),
	viewer_info_policy: optional(voidUnion('enabled', 'disabled')),
	shared_link_policy: optional(voidUnion('anyone', 'team', 'members')),
	/** Accepted and without effect: permissions of single actions are not emulated. */
	actions: optional(z.array(z.unknown())),
	link_settings: optional(
		struct({
			access_level: optional(voidUnion('owner', 'editor', 'viewer', 'viewer_no_comment')),
			audience: optional(voidUnion('public', 'team', 'no_one', 'members')),
			expiry: optional(z.unknown()),
			password: optional(z.unknown()),
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
	struct({
		'.tag': z.literal('email'),
		email: pattern(/^['#&A-Za-z0-9._%+-]+@[A-Za-z0-9-][A-Za-z0-9.-]*\.[A-Za-z]{2,15}$/),
	}),
]);

export const addFolderMemberArg = struct({
	shared_folder_id: sharedFolderId,
	members: z.array(
		struct({
			member,
			access_level: voidUnion('owner', 'editor', 'viewer', 'viewer_no_comment').default('viewer'),
		}),
	),
	quiet: z.boolean().default(false),
	custom_message: optional(z.string().min(1)),
}) satisfies Schema<sharing.AddFolderMemberArg>;

export const listFolderMembersArg = struct({
	shared_folder_id: sharedFolderId,
	actions: optional(z.array(z.unknown())),
	limit: z.number().int().min(1).max(1000).default(1000),
	path: optional(z.string()),
});

export const folderMembersCursorArg = struct({
	cursor: z.string(),
}) satisfies Schema<sharing.ListFolderMembersContinueArg>;

export const folderMetadataArg = struct({
	shared_folder_id: sharedFolderId,
	actions: optional(z.array(z.unknown())),
});
