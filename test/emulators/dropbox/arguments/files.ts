import type { files } from 'dropbox';
import { z } from 'zod';
import { pathArg, pathOrId, pathROrId, readPath, rev, tagText, writePath } from './filesPaths';
import { flag, uint } from './filesShapes';
import { templateFilter } from './propertyGroup';
import { optional, struct, voidUnion } from './stone';

export type Schema<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

export const getMetadataArg = struct({
	// The empty path fits no ReadPath; it has a refusal of its own, which says that the root is meant.
	path: readPath.or(z.literal('')),
	include_media_info: flag,
	include_deleted: flag,
	include_has_explicit_shared_members: flag,
	include_property_groups: optional(templateFilter),
}) satisfies Schema<files.GetMetadataArg>;

export const listFolderArg = struct({
	path: pathROrId,
	recursive: flag,
	include_media_info: flag,
	include_deleted: flag,
	include_has_explicit_shared_members: flag,
	include_mounted_folders: z.boolean().default(true),
	limit: optional(uint.min(1).max(2000)),
	shared_link: optional(struct({ url: z.string(), password: optional(z.string()) })),
	include_property_groups: optional(templateFilter),
	include_non_downloadable_files: z.boolean().default(true),
	include_restorable_info: flag,
}) satisfies Schema<files.ListFolderArg>;

export const listFolderContinueArg = struct({
	cursor: z.string().min(1),
}) satisfies Schema<files.ListFolderContinueArg>;

export const longpollArg = struct({
	cursor: z.string().min(1),
	timeout: uint.min(30).max(480).default(30),
}) satisfies Schema<files.ListFolderLongpollArg>;

export const listRevisionsArg = struct({
	path: pathOrId,
	mode: voidUnion('path', 'id').default('path'),
	limit: uint.min(1).max(100).default(10),
	before_rev: optional(rev),
	include_restorable_info: flag,
}) satisfies Schema<files.ListRevisionsArg>;

export const restoreArg = struct({ path: writePath, rev }) satisfies Schema<files.RestoreArg>;

export const downloadArg = struct({ path: readPath, rev: optional(rev) }) satisfies Schema<files.DownloadArg>;

export const readPathArg = struct({ path: readPath }) satisfies Schema<
	files.DownloadZipArg & files.GetTemporaryLinkArg
>;

export const tagArg = struct({ path: pathArg, tag_text: tagText }) satisfies Schema<
	files.AddTagArg & files.RemoveTagArg
>;

export const getTagsArg = struct({ paths: z.array(pathArg) }) satisfies Schema<files.GetTagsArg>;
