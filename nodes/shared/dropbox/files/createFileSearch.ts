import type { FileEntry } from '../../domain/entry';
import { createCursorCheck } from '../port/createCursorCheck';
import type { FilePage, FileSearch } from '../port/Files';
import type { files } from '../../vendor/dropbox';
import type { Api } from '../client/Api';
import { entryOf } from './entryOf';
import { throwRefusal } from '../errors/toRefusal';

/** Finds files by name with Dropbox's own search. */
export const createFileSearch = (api: Api): FileSearch => ({
	searchFiles: async (text, next) => await searchFiles(api, text, next).catch(throwRefusal),
});

async function searchFiles(api: Api, text: string, next: string | undefined): Promise<FilePage> {
	const options: files.SearchOptions = { filename_only: true };
	const page = await api.call((sdk) =>
		next === undefined
			? sdk.filesSearchV2({ query: text, options })
			: sdk.filesSearchContinueV2({ cursor: next }),
	);
	const entries = page.matches.map(({ metadata }) =>
		metadata['.tag'] === 'metadata' ? entryOf(metadata.metadata) : undefined,
	);
	return {
		files: entries.filter((entry): entry is FileEntry => entry?.kind === 'file'),
		next: page.has_more ? createCursorCheck(next)(page.cursor, entries.length) : undefined,
	};
}
