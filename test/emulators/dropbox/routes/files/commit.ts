import type { commitInfo } from '../../arguments/filesUploads';
import type { Commit } from '../../state/putFile';

/** CommitInfo in the state's terms. */
export function commitOf(info: ReturnType<(typeof commitInfo)['parse']>): Commit {
	const { path, mode, autorename } = info;
	const strictConflict = info.strict_conflict;
	if (info.client_modified === undefined) return { path, mode, autorename, strictConflict };
	return { path, mode, autorename, strictConflict, clientModified: Date.parse(info.client_modified) / 1000 };
}
