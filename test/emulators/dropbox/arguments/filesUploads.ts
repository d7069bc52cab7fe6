import type { files } from 'dropbox';
import { z } from 'zod';
import type { Schema } from './files';
import { contentHashArg, rev, writePathOrId } from './filesPaths';
import { flag, timestampArg, uint } from './filesShapes';
import { propertyGroup } from './propertyGroup';
import { optional, struct, voidUnion } from './stone';

/** `update` needs its rev, so it has no bare form. */
export const writeMode = z.union([
	voidUnion('add', 'overwrite'),
	struct({ '.tag': z.literal('update'), update: rev }),
]) satisfies Schema<files.WriteMode>;

const commitFields = {
	path: writePathOrId,
	mode: writeMode.default('add'),
	autorename: flag,
	client_modified: optional(timestampArg),
	mute: flag,
	property_groups: optional(z.array(propertyGroup)),
	strict_conflict: flag,
};

export const commitInfo = struct(commitFields) satisfies Schema<files.CommitInfo>;

export const uploadArg = struct({
	...commitFields,
	content_hash: optional(contentHashArg),
}) satisfies Schema<files.UploadArg>;

const sessionType = optional(voidUnion('sequential', 'concurrent'));
const sessionCursor = struct({ session_id: z.string(), offset: uint });

export const sessionStartArg = struct({
	close: flag,
	session_type: sessionType,
	content_hash: optional(contentHashArg),
}) satisfies Schema<files.UploadSessionStartArg>;

export const sessionStartBatchArg = struct({
	session_type: sessionType,
	num_sessions: uint.min(1).max(1000),
}) satisfies Schema<files.UploadSessionStartBatchArg>;

export const sessionAppendArg = struct({
	cursor: sessionCursor,
	close: flag,
	content_hash: optional(contentHashArg),
}) satisfies Schema<files.UploadSessionAppendArg>;

export const sessionAppendBatchArg = struct({
	entries: z.array(struct({ cursor: sessionCursor, length: uint, close: flag })).max(1000),
	content_hash: optional(contentHashArg),
}) satisfies Schema<files.UploadSessionAppendBatchArg>;

export const sessionFinishArg = struct({
	cursor: sessionCursor,
	commit: commitInfo,
	content_hash: optional(contentHashArg),
}) satisfies Schema<files.UploadSessionFinishArg>;

export const sessionFinishBatchArg = struct({
	entries: z.array(sessionFinishArg).max(1000),
}) satisfies Schema<files.UploadSessionFinishBatchArg>;
