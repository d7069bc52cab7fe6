import type { FileEntry } from '../domain/entry';
import { createCursorCheck } from '../domain/listing/cursorCheck';
import type { FilePage, FileSearch } from '../ports/FileSearch';
import type { files } from '../vendor/dropbox';
import type { Api } from './Api';
import { entryOf } from './entries';
import { refuse } from './refusals';

/** Finds files by name with Dropbox's own search. */
export const fileSearchOn = (api: Api): FileSearch => ({
	filesNamed: async (text, next) => await found(api, text, next).catch(refuse),
});

async function found(api: Api, text: string, next: string | undefined): Promise<FilePage> {
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
