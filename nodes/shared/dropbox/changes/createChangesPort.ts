import { createCursorCheck } from '../port/createCursorCheck';
import { type Change, type Changes, type ChangesPage, CursorReset } from '../port';
import type { files } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { entryOf } from '../files/entryOf';
import { throwRefusal } from '../errors/toRefusal';

/** What one page holds at the most; the service takes it as approximate (ListFolderArg.limit). */
const LARGEST_PAGE = 2000;

/** Changes below a folder, told from a cursor of a recursive listing. */
export const createChangesPort = (api: Api): Changes => {
	const changesSince = async (cursor: string) =>
		pageOf(await api.call((sdk) => sdk.filesListFolderContinue({ cursor })).catch(throwResetOrRefusal));
	return {
		changesSince,
		async *listEverything(address) {
			const begun = await api
				.call((sdk) => sdk.filesListFolder({ path: address, recursive: true, limit: LARGEST_PAGE }))
				.catch(throwResetOrRefusal);
			const checked = createCursorCheck();
			let page = pageOf(begun);
			yield page;
			while (page.hasMore) {
				page = await changesSince(checked(page.cursor, page.changes.length));
				yield page;
			}
		},
	};
};

const pageOf = ({ entries, cursor, has_more: hasMore }: files.ListFolderResult): ChangesPage => ({
	changes: entries.map(changeOf),
	cursor,
	hasMore,
});

function changeOf(metadata: files.ListFolderResult['entries'][number]): Change {
	const entry = entryOf(metadata);
	if (entry === undefined) return { kind: 'gone', pathLower: metadata.path_lower };
	const modifiedBy = metadata['.tag'] === 'file' ? metadata.sharing_info?.modified_by : undefined;
	return { kind: 'there', entry, modifiedBy };
}

function throwResetOrRefusal(thrown: unknown): never {
	if (thrown instanceof ApiError && thrown.is('reset')) {
		throw new CursorReset('Dropbox called the cursor off');
	}
	return throwRefusal(thrown);
}
