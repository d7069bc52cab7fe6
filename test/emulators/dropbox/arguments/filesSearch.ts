import type { files } from 'dropbox';
import { z } from 'zod';
import type { Schema } from './files';
import { pathROrId } from './filesPaths';
import { flag, uint } from './filesShapes';
import { optional, struct, voidUnion } from './stone';

const categories = [
	...[
		'image',
		'document',
		'pdf',
		'spreadsheet',
		'presentation',
		'audio',
		'video',
		'folder',
		'paper',
		'others',
	],
] as [
	'image',
	'document',
	'pdf',
	'spreadsheet',
	'presentation',
	'audio',
	'video',
	'folder',
	'paper',
	'others',
];

export const searchOptions = struct({
	path: optional(pathROrId),
	max_results: uint.min(1).max(1000).default(100),
	order_by: optional(voidUnion('relevance', 'last_modified_time')),
	file_status: voidUnion('active', 'deleted').default('active'),
	filename_only: flag,
	file_extensions: optional(z.array(z.string())),
	file_categories: optional(z.array(voidUnion(...categories))),
	account_id: optional(z.string().min(40).max(40)),
}) satisfies Schema<files.SearchOptions>;

export const searchArg = struct({
	query: z.string().max(1000),
	options: optional(searchOptions),
	match_field_options: optional(struct({ include_highlights: flag })),
	include_highlights: optional(z.boolean()),
}) satisfies Schema<files.SearchV2Arg>;

export const searchContinueArg = struct({
	cursor: z.string().min(1),
}) satisfies Schema<files.SearchV2ContinueArg>;
