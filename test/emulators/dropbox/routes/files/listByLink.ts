/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { z } from 'zod';
import type { listFolderArg } from '../../arguments/files';
import { CallRefused, RouteError, type Call } from '../../route';
import { isReached, visit, type Visit } from '../../sharing/visit';
import type { Entry } from '../../state/Entry';
import { taggedMetadata } from '../../state/metadata';
import { holderOf } from '../../state/tree';
import type { View } from '../../state/View';
import { pageOf } from '../pageCursor';
import { viewOf } from './define';

type ListArgument = ReturnType<(typeof listFolderArg)['parse']>;

const DEFAULT_LIMIT = 500;
const PREFIX = 'AAL';
const POSITION = z.object({
	accountId: z.string(),
	url: z.string(),
	path: z.string(),
	password: z.string().optional(),
	from: z.number(),
	limit: z.number(),
});
type Position = z.output<typeof POSITION>;

/** Whether a cursor is one of a listing by link. */
export const isByLink = (cursor: string): boolean => cursor.startsWith(PREFIX);

/**
 * The contents of the folder that a link leads to, or of one below it: "path will be relative to root of the shared link"
 * and "only non-recursive mode is supported for shared link" (spec). Nothing is told of where in a Dropbox it lies.
 */
export function listByLink(
	call: Call<ListArgument>,
	{ url, password }: Pick<Visit, 'url' | 'password'>,
): Position {
	const { path, recursive, limit = DEFAULT_LIMIT } = call.argument;
	if (recursive) throw new CallRefused('request body: recursive: not supported for a shared link');
	const position = { accountId: call.acting.account.accountId, url, path, password, from: 0, limit };
	contentsAt(viewOf(call), position);
	return position;
}

/** The position that a cursor of a listing by link has. Throws the 400 of a made-up one. */
export function positionIn({ acting }: Call, cursor: string): Position {
	const read = POSITION.safeParse(decoded(cursor));
	if (!read.success || read.data.accountId !== acting.account.accountId)
		throw new CallRefused('Invalid "cursor" parameter');
	return read.data;
}

/** A page from there on, and the cursor for the next one. What changes later is not told. */
export function pageByLink(view: View, position: Position): files.ListFolderResult {
	const { items, hasMore } = pageOf(contentsAt(view, position), position.limit, position.from);
	return {
		entries: items.map((entry) => withoutPlace(view, entry)),
		cursor: cursorAt({ ...position, from: position.from + items.length }),
		has_more: hasMore,
	};
}

export function cursorAt(position: Position): string {
	return PREFIX + Buffer.from(JSON.stringify(position)).toString('base64url');
}

function contentsAt(view: View, { url, path, password }: Position): Entry[] {
	const { entry } = visitedByPath(view, { url, path, password });
	if (entry.kind === 'file') throw new RouteError({ '.tag': 'path', path: { '.tag': 'not_folder' } });
	return [...holderOf(entry).children].filter((child) => isReached(view, child));
}

/** ListFolderError has no tag for links: what is not there is `not_found`, what is not to be seen the catch-all. */
function visitedByPath(view: View, asked: Visit) {
	try {
		return visit(view, asked);
	} catch (error) {
		if (!(error instanceof RouteError)) throw error;
		const isGone = error.error['.tag'] === 'shared_link_not_found';
		throw new RouteError(isGone ? { '.tag': 'path', path: { '.tag': 'not_found' } } : { '.tag': 'other' });
	}
}

function withoutPlace(view: View, entry: Entry): files.ListFolderResult['entries'][number] {
	const metadata = taggedMetadata(view, entry, {}, undefined);
	for (const field of ['path_lower', 'path_display', 'sharing_info', 'parent_shared_folder_id'] as const)
		delete metadata[field];
	return metadata;
}

function decoded(cursor: string): unknown {
	try {
		return JSON.parse(Buffer.from(cursor.slice(PREFIX.length), 'base64url').toString('utf8'));
	} catch {
		return undefined;
	}
}
