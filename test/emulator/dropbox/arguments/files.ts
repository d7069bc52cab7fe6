import type { files } from 'dropbox';
import { z } from 'zod';
import { contentHashArg, pathROrId, readPath, rev, writePath, writePathOrId } from './filesPaths';
import { optional, propertyGroups, templateFilter, timestampArg, uint, voidUnion } from './filesShapes';

type Schema<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

export const createFolderArg = z
	.object({ path: writePath, autorename: z.boolean().default(false) })
	.strict() satisfies Schema<files.CreateFolderArg>;

export const getMetadataArg = z
	.object({
		path: readPath.or(z.literal('')),
		include_media_info: z.boolean().default(false),
		include_deleted: z.boolean().default(false),
		include_has_explicit_shared_members: z.boolean().default(false),
		include_property_groups: optional(templateFilter),
	})
	.strict() satisfies Schema<files.GetMetadataArg>;

export const listFolderArg = z
	.object({
		path: pathROrId,
		recursive: z.boolean().default(false),
		include_media_info: z.boolean().default(false),
		include_deleted: z.boolean().default(false),
		include_has_explicit_shared_members: z.boolean().default(false),
		include_mounted_folders: z.boolean().default(true),
		limit: optional(uint.min(1).max(2000)),
		shared_link: optional(z.object({ url: z.string(), password: optional(z.string()) }).strict()),
		include_property_groups: optional(templateFilter),
		include_non_downloadable_files: z.boolean().default(true),
		include_restorable_info: z.boolean().default(false),
	})
	.strict() satisfies Schema<files.ListFolderArg>;

export const listFolderContinueArg = z
	.object({ cursor: z.string().min(1) })
	.strict() satisfies Schema<files.ListFolderContinueArg>;

/** `update` needs its rev, so it has no bare form. */
export const writeMode = z.union([
	voidUnion('add', 'overwrite'),
	z.object({ '.tag': z.literal('update'), update: rev }).strict(),
]) satisfies Schema<files.WriteMode>;

const commitFields = {
	path: writePathOrId,
	mode: writeMode.default('add'),
	autorename: z.boolean().default(false),
	client_modified: optional(timestampArg),
	mute: z.boolean().default(false),
	property_groups: optional(propertyGroups),
	strict_conflict: z.boolean().default(false),
};

export const commitInfo = z.object(commitFields).strict() satisfies Schema<files.CommitInfo>;

export const uploadArg = z
	.object({ ...commitFields, content_hash: optional(contentHashArg) })
	.strict() satisfies Schema<files.UploadArg>;

export const relocationArg = z
	.object({
		from_path: writePathOrId,
		to_path: writePathOrId,
		allow_shared_folder: z.boolean().default(false),
		autorename: z.boolean().default(false),
		allow_ownership_transfer: z.boolean().default(false),
	})
	.strict() satisfies Schema<files.RelocationArg>;
