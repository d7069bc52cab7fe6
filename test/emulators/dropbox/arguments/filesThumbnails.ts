import type { files } from 'dropbox';
import { z } from 'zod';
import type { Schema } from './files';
import { readPath } from './filesPaths';
import { flag } from './filesShapes';
import { optional, struct, voidUnion } from './stone';

const resource = z.discriminatedUnion('.tag', [
	struct({ '.tag': z.literal('path'), path: readPath }),
	struct({
		'.tag': z.literal('link'),
		url: z.string(),
		path: optional(z.string()),
		password: optional(z.string()),
	}),
]);

export const thumbnailArg = struct({
	resource,
	format: voidUnion('jpeg', 'png', 'webp').default('jpeg'),
	size: voidUnion(
		...(['w32h32', 'w64h64', 'w128h128', 'w256h256', 'w480h320', 'w640h480'] as const),
		...(['w960h640', 'w1024h768', 'w2048h1536'] as const),
	).default('w64h64'),
	mode: voidUnion('strict', 'bestfit', 'fitone_bestfit', 'original').default('strict'),
	quality: voidUnion('quality_80', 'quality_90').default('quality_80'),
	exclude_media_info: optional(z.boolean()),
	preserve_transparency: flag,
}) satisfies Schema<files.ThumbnailV2Arg>;
