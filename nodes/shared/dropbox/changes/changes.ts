import { createCursorCheck } from '../../domain/listing/cursorCheck';
import type { Change, Changes, ChangesPage } from '../../ports';
import { CursorReset } from '../../ports';
import type { files } from '../../vendor/dropbox';
import { ApiError, type Api } from '../Api';
import { entryOf } from '../entries';
import { refuse } from '../refusals';

/** What one page holds at the most; the service takes it as approximate (ListFolderArg.limit). */
const LARGEST_PAGE = 2000;

/** Changes below a folder, told from a cursor of a recursive listing. */
export const changesOn = (api: Api): Changes => {
	const changesSince = async (cursor: string) =>
		pageOf(await api.call((sdk) => sdk.filesListFolderContinue({ cursor })).catch(resetOrRefuse));
	return {
		changesSince,
		async *everything(address) {
			const begun = await api
				.call((sdk) => sdk.filesListFolder({ path: address, recursive: true, limit: LARGEST_PAGE }))
				.catch(resetOrRefuse);
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

function resetOrRefuse(thrown: unknown): never {
	if (thrown instanceof ApiError && thrown.is('reset')) {
		throw new CursorReset('Dropbox called the cursor off');
	}
	return refuse(thrown);
}
