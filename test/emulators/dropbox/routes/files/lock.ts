/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { lockFileBatchArg, unlockFileBatchArg } from '../../arguments/filesChanges';
import { RouteError } from '../../route';
import type { FileEntry } from '../../state/Entry';
import { find } from '../../state/find';
import { foreignLock, lockContent } from '../../state/locks';
import { taggedMetadata } from '../../state/metadata';
import { namespaceHolding } from '../../state/tree';
import type { View } from '../../state/View';
import { route, viewOf } from './define';
import { refused } from './refused';

/** Not documented as a number; "There are too many files in one request" (spec, LockFileError.too_many_files). */
const MOST_FILES = 1000;

/** Not shared are a person's own trees: "Only files in shared folders can be locked" (help.dropbox.com/organize/file-locking). */
const UNSHARED = ['home', 'member_root'];

export const lockFileBatch = lockRoute('files/lock_file_batch', lockFileBatchArg, (view, file) => {
	const { state, acting } = view;
	const isMine = state.fileLocks.has(file.number) && foreignLock(view, file) === undefined;
	if (isMine && state.switches.ownLocksConflict) throw lockConflict(view, file);
	if (!isMine)
		state.fileLocks.set(file.number, { holderId: acting.account.accountId, createdAt: state.clock.now() });
});

/** Also done where it is not locked: it is unlocked after it (not documented). */
export const unlockFileBatch = lockRoute('files/unlock_file_batch', unlockFileBatchArg, ({ state }, file) => {
	state.fileLocks.delete(file.number);
});

/** Entries in order; of those with the very same path the first alone, as documented. */
function lockRoute(
	name: string,
	argument: typeof lockFileBatchArg,
	change: (view: View, file: FileEntry) => void,
) {
	return route({
		name,
		argument,
		async answer(call): Promise<files.LockFileBatchResult> {
			const paths = [...new Set(call.argument.entries.map(({ path }) => path))];
			if (paths.length > MOST_FILES) throw new RouteError({ '.tag': 'too_many_files' });
			return { entries: paths.map((path) => entryFor(viewOf(call), path, change)) };
		},
	});
}

function entryFor(
	view: View,
	path: string,
	change: (view: View, file: FileEntry) => void,
): files.LockFileResultEntry {
	try {
		const file = lockable(view, path);
		change(view, file);
		return {
			'.tag': 'success',
			metadata: taggedMetadata(view, file),
			lock: { content: lockContent(view.state, file) },
		};
	} catch (error) {
		if (!(error instanceof RouteError)) throw error;
		return { '.tag': 'failure', failure: error.error as unknown as files.LockFileError };
	}
}

/** The file, if the acting account may change its lock. In which order the service looks is not documented. */
function lockable(view: View, path: string): FileEntry {
	const entry = refused({ lookup: 'path_lookup' }, () => find(view, path));
	const { lockingRefusedAs } = view.state.switches;
	if (lockingRefusedAs !== null) throw new RouteError({ '.tag': lockingRefusedAs });
	if (entry.kind === 'folder') throw new RouteError({ '.tag': 'cannot_be_locked' });
	const namespace = namespaceHolding(entry);
	if (namespace === undefined || UNSHARED.includes(namespace.kind)) {
		throw new RouteError({ '.tag': 'file_not_shared' });
	}
	if (!view.acting.can(namespace.id, 'write')) throw new RouteError({ '.tag': 'no_write_permission' });
	if (foreignLock(view, entry) !== undefined) throw lockConflict(view, entry);
	return entry;
}

const lockConflict = ({ state }: View, file: FileEntry): RouteError =>
	new RouteError({ '.tag': 'lock_conflict', lock: { content: lockContent(state, file) } });
