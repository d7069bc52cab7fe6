/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { listFolderArg, listFolderContinueArg } from '../../arguments/files';
import { CallRefused, RouteError, type Call } from '../../route';
import { find } from '../../state/find';
import { readCursor, writeCursor, type Cursor } from '../../state/listing/cursor';
import { listedMetadata, pageAt } from '../../state/listing/page';
import { usableTemplate } from '../../properties/templates';
import { noLookup } from '../../state/refusals';
import type { View } from '../../state/View';
import { isOnBehalf } from '../fileProperties/onBehalf';
import { route, viewOf } from './define';
import { rootByNoSlash } from './getMetadata';
import { cursorAt, isByLink, listByLink, pageByLink, positionIn } from './listByLink';
import { refused } from './refused';

type ListArgument = ReturnType<(typeof listFolderArg)['parse']>;

export const listFolder = route({
	name: 'files/list_folder',
	argument: listFolderArg,
	selectAdmin: 'whole_team',
	async answer(call) {
		const view = viewOf(call);
		const { shared_link: link } = call.argument;
		if (link) return pageByLink(view, listByLink(call, link));
		return refused({ lookup: 'path' }, () => pageOf(view, startCursor(view, call)));
	},
});

export const listFolderContinue = route({
	name: 'files/list_folder/continue',
	argument: listFolderContinueArg,
	selectAdmin: 'whole_team',
	async answer(call) {
		const view = viewOf(call);
		if (isByLink(call.argument.cursor)) return pageByLink(view, positionIn(call, call.argument.cursor));
		const cursor = cursorOf(call, call.argument.cursor);
		return refused({ lookup: 'path' }, () => pageOf(view, cursor));
	},
});

export const getLatestCursor = route({
	name: 'files/list_folder/get_latest_cursor',
	argument: listFolderArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<files.ListFolderGetLatestCursorResult> {
		const { shared_link: link } = call.argument;
		if (link) return { cursor: cursorAt({ ...listByLink(call, link), from: Number.MAX_SAFE_INTEGER }) };
		const cursor = refused({ lookup: 'path' }, () => startCursor(viewOf(call), call));
		return { cursor: writeCursor({ ...cursor, walks: [] }) };
	},
});

/**
 * Read as one. Everywhere else such a path counts as malformed, but rclone lists what lies in the root as `//Folder`
 * (backend/dropbox, List), and its users see their files.
 */
const LEADING_SLASHES = /^\/{2,}(?=[^/])/;

/** Before the first entry of a listing. A recursive one begins with the folder itself, unless that is a root. */
function startCursor(view: View, call: Call<ListArgument>): Cursor {
	const { argument, acting, state } = call;
	const { path: given, ...options } = argument;
	const path = given.replace(LEADING_SLASHES, '/');
	if (path === '/') throw new CallRefused(rootByNoSlash);
	demandTemplates(call);
	const folder = find(view, path);
	if (folder.kind === 'file') throw noLookup('not_folder');
	return {
		...{
			accountId: acting.account.accountId,
			rootNamespaceId: acting.rootNamespaceId,
			adminMode: acting.adminMode,
		},
		...{ path, options, seq: state.journal.end, generation: state.switches.cursorGeneration },
		walks: [
			{ folder: folder.number, after: [], withFolder: options.recursive && folder.parent !== undefined },
		],
	};
}

/** Throws template_error for a template that the caller does not have (spec, ListFolderError). */
function demandTemplates({ argument, acting, state, request }: Call<ListArgument>): void {
	try {
		for (const id of argument.include_property_groups?.filter_some ?? []) {
			usableTemplate(state, acting, isOnBehalf(request), id);
		}
	} catch (error) {
		if (!(error instanceof RouteError)) throw error;
		throw new RouteError({ '.tag': 'template_error', template_error: error.error });
	}
}

/** A cursor of this account. Throws the 400 of a made-up one and the `reset` of one that was invalidated. */
function cursorOf({ acting, state }: Call, text: string): Cursor {
	const cursor = readCursor(text);
	if (cursor?.accountId !== acting.account.accountId) throw new CallRefused('Invalid "cursor" parameter');
	if (cursor.generation < state.switches.cursorGeneration) throw new RouteError({ '.tag': 'reset' });
	return cursor;
}

function pageOf(view: View, cursor: Cursor): files.ListFolderResult {
	const page = pageAt(view, cursor);
	if (view.state.switches.childrenFirst) page.listed.reverse();
	return {
		entries: page.listed.map((listed) => listedMetadata(view, listed, cursor.options)),
		cursor: writeCursor(page.cursor),
		has_more: page.hasMore,
	};
}
