import type { files } from 'dropbox';
import { z } from 'zod';
import type { Schema } from './files';
import { rev, writePath, writePathOrId } from './filesPaths';
import { flag } from './filesShapes';
import { optional, struct } from './stone';

export const createFolderArg = struct({
	path: writePath,
	autorename: flag,
}) satisfies Schema<files.CreateFolderArg>;

export const createFolderBatchArg = struct({
	paths: z.array(writePath).max(10_000),
	autorename: flag,
	force_async: flag,
}) satisfies Schema<files.CreateFolderBatchArg>;

export const relocationArg = struct({
	from_path: writePathOrId,
	to_path: writePathOrId,
	allow_shared_folder: flag,
	autorename: flag,
	allow_ownership_transfer: flag,
}) satisfies Schema<files.RelocationArg>;

const relocationEntries = z
	.array(struct({ from_path: writePathOrId, to_path: writePathOrId }))
	.min(1)
	.max(1000);

export const copyBatchArg = struct({
	entries: relocationEntries,
	autorename: flag,
}) satisfies Schema<files.RelocationBatchArgBase>;

export const moveBatchArg = struct({
	entries: relocationEntries,
	autorename: flag,
	allow_ownership_transfer: flag,
}) satisfies Schema<files.MoveBatchArg>;

export const deleteArg = struct({
	path: writePathOrId,
	parent_rev: optional(rev),
}) satisfies Schema<files.DeleteArg>;

export const deleteBatchArg = struct({
	entries: z.array(deleteArg).max(1000),
}) satisfies Schema<files.DeleteBatchArg>;

/** How many files a request may name is not documented; beyond it the route itself answers. */
export const lockFileBatchArg = struct({
	entries: z.array(struct({ path: writePathOrId })),
}) satisfies Schema<files.LockFileBatchArg>;

export const unlockFileBatchArg = lockFileBatchArg satisfies Schema<files.UnlockFileBatchArg>;
