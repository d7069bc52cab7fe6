import type { team } from 'dropbox';
import { z } from 'zod';
import { emailAddress } from './emailAddress';
import type { Schema } from './files';
import { optional, struct, voidUnion } from './stone';

const limit = z.number().int().min(1).max(1000).default(1000);

export const membersListArg = struct({
	limit,
	include_removed: z.boolean().default(false),
}) satisfies Schema<team.MembersListArg>;

export const cursorArg = struct({ cursor: z.string() }) satisfies Schema<team.MembersListContinueArg>;

const userSelector = z.discriminatedUnion('.tag', [
	struct({ '.tag': z.literal('team_member_id'), team_member_id: z.string() }),
	struct({ '.tag': z.literal('external_id'), external_id: z.string().max(64) }),
	struct({ '.tag': z.literal('email'), email: emailAddress }),
]);

export const membersGetInfoArg = struct({
	members: z.array(userSelector),
}) satisfies Schema<team.MembersGetInfoV2Arg>;

export const membersGetInfoV1Arg = struct({
	members: z.array(userSelector),
}) satisfies Schema<team.MembersGetInfoArgs>;

export const namespacesListArg = struct({ limit }) satisfies Schema<team.TeamNamespacesListArg>;

export const teamFolderCreateArg = struct({
	name: z.string(),
	sync_setting: optional(voidUnion('default', 'not_synced')),
});

export const teamFolderListArg = struct({ limit }) satisfies Schema<team.TeamFolderListArg>;
