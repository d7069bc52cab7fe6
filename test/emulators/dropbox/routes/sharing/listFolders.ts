import type { sharing } from 'dropbox';
import { listFoldersArg, listFoldersContinueArg } from '../../arguments/sharing';
import { RouteError, type AnyRoute, type Call } from '../../route';
import { sharedFolderMetadata } from '../../sharing/folderMetadata';
import { namespaceAround } from '../../sharing/membership';
import type { Namespace } from '../../state/Namespace';
import { route, viewOf } from '../files/define';
import { pageOf, readCursor } from '../pageCursor';

type Which = (namespace: Namespace) => boolean;

/** All that the account is a member of, mounted or not. */
const EVERY: Which = ({ kind }) => kind === 'shared_folder' || kind === 'team_folder';
/** Those that it can mount or unmount: not what lies in another folder that is shared. */
const MOUNTABLE: Which = (namespace) => namespace.kind === 'shared_folder' && !namespaceAround(namespace);

export const listFolders = first('sharing/list_folders', EVERY);
export const listFoldersContinue = next('sharing/list_folders/continue', EVERY);
export const listMountableFolders = first('sharing/list_mountable_folders', MOUNTABLE);
export const listMountableFoldersContinue = next('sharing/list_mountable_folders/continue', MOUNTABLE);

function first(name: string, which: Which): AnyRoute {
	return route({
		...{ name, argument: listFoldersArg },
		answer: async (call) => page(call, which, call.argument.limit, 0),
	});
}

function next(name: string, which: Which): AnyRoute {
	return route({
		...{ name, argument: listFoldersContinueArg },
		async answer(call) {
			const position = readCursor(call.argument.cursor);
			if (!position) throw new RouteError({ '.tag': 'invalid_cursor' });
			return page(call, which, position.limit, position.from);
		},
	});
}

function page(
	call: Pick<Call, 'state' | 'acting'>,
	which: Which,
	limit: number,
	from: number,
): sharing.ListFoldersResult {
	const { accountId } = call.acting.account;
	const all = [...call.state.namespaces.values()].filter(
		(namespace) => which(namespace) && namespace.members.has(accountId),
	);
	const { items, cursor, hasMore } = pageOf(all, limit, from);
	const view = viewOf(call);
	return {
		entries: items.map((namespace) => sharedFolderMetadata(view, namespace)),
		...(hasMore ? { cursor } : {}),
	};
}
