import type { files } from 'dropbox';
import { listRevisionsArg } from '../../arguments/files';
import { RouteError } from '../../route';
import { historyAt, versionMetadata, versions } from '../../state/history';
import { revOf } from '../../state/ids';
import { timestamp } from '../../state/metadata';
import { route, viewOf } from './define';
import { refused } from './refused';

export const listRevisions = route({
	name: 'files/list_revisions',
	argument: listRevisionsArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<files.ListRevisionsResult> {
		const { path, limit, before_rev: beforeRev } = call.argument;
		const mode = call.argument.mode['.tag'];
		if (beforeRev !== undefined && mode === 'id')
			throw new RouteError({ '.tag': 'before_rev_not_supported' });
		const view = viewOf(call);
		const start = refused({ lookup: 'path' }, () => historyAt(view, path));
		const all = [...versions(start.revision, mode)];
		const first =
			beforeRev === undefined ? 0 : all.findIndex(({ number }) => revOf(number) === beforeRev) + 1;
		if (beforeRev !== undefined && first === 0) throw new RouteError({ '.tag': 'invalid_before_rev' });
		const isDeleted = first === 0 && start.deletedAt !== undefined;
		return {
			is_deleted: isDeleted,
			...(isDeleted ? { server_deleted: timestamp(Math.floor((start.deletedAt ?? 0) / 1000)) } : {}),
			entries: all.slice(first, first + limit).map((revision) => ({
				...versionMetadata(view, revision),
				...(call.argument.include_restorable_info ? { is_restorable: true } : {}),
			})),
			has_more: all.length > first + limit,
		};
	},
});
