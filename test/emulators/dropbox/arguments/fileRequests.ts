import type { file_requests } from 'dropbox';
import { z } from 'zod';
import type { Schema } from './files';
import { pathArg } from './filesPaths';
import { timestampArg, uint } from './filesShapes';
import { optional, pattern, struct, voidUnion } from './stone';

const requestId = z
	.string()
	.min(1)
	.and(pattern(/^[-_0-9a-zA-Z]+$/));
const title = z.string().min(1);

const deadlineFields = {
	deadline: timestampArg,
	allow_late_uploads: optional(voidUnion('one_day', 'two_days', 'seven_days', 'thirty_days', 'always')),
};

export const createFileRequestArg = struct({
	title,
	destination: pathArg,
	deadline: optional(struct(deadlineFields)),
	open: z.boolean().default(true),
	description: optional(z.string()),
	video_project_id: optional(z.string()),
}) satisfies Schema<file_requests.CreateFileRequestArgs>;

/** `update` carries the new deadline's fields beside its tag, or none to clear it. */
const deadlineUpdate = z.union([
	voidUnion('no_update', 'update'),
	struct({ '.tag': z.literal('update'), ...deadlineFields }),
]);

export const updateFileRequestArg = struct({
	id: requestId,
	title: optional(title),
	destination: optional(pathArg),
	deadline: deadlineUpdate.default('no_update'),
	open: optional(z.boolean()),
	description: optional(z.string()),
});

export const fileRequestArg = struct({ id: requestId }) satisfies Schema<file_requests.GetFileRequestArgs>;

export const fileRequestsArg = struct({
	ids: z.array(requestId),
}) satisfies Schema<file_requests.DeleteFileRequestArgs>;

/** The spec names no range; a page of nothing would have no end. */
export const listFileRequestsArg = struct({
	limit: uint.min(1).default(1000),
}) satisfies Schema<file_requests.ListFileRequestsArg>;

export const fileRequestsCursorArg = struct({
	cursor: z.string(),
}) satisfies Schema<file_requests.ListFileRequestsContinueArg>;
