import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { FileEntry } from '../../domain/entry';
import { naturalOrder } from '../../domain/listing/buildTree';
import { parentPath } from '../../domain/paths';
import { webLink } from '../../domain/webLink';
import type { FileSearch } from '../../dropbox/port/Files';

/** The documents to pick from: those with the typed text in their names. Without text there are too many. */
export async function listFileChoices(
	search: FileSearch,
	filter = '',
	next?: string,
): Promise<INodeListSearchResult> {
	const text = filter.trim();
	if (text === '') return { results: [] };
	const page = await search.searchFiles(text, next);
	const results = page.files.map(choice).sort((a, b) => naturalOrder(a.name, b.name));
	return { results, ...(page.next === undefined ? {} : { paginationToken: page.next }) };
}

function choice(file: FileEntry): INodeListSearchItems {
	const url = webLink(file);
	return { name: displayNameOf(file), value: file.id, ...(url === undefined ? {} : { url }) };
}

/** Its own name first: the panel cuts off the end of what was chosen, and most of a path is the case folder's. */
function displayNameOf({ name, path }: FileEntry): string {
	return path === undefined ? name : `${name} (${parentPath(path) || '/'})`;
}
