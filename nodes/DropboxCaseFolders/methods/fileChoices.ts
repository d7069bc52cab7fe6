import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { FileEntry } from '../../shared/domain/entry';
import { naturalOrder } from '../../shared/domain/listing/naturalOrder';
import { webLink } from '../../shared/domain/webLink';
import type { FileSearch } from '../../shared/ports/FileSearch';

/** The documents to pick from: those with the typed text in their names. Without text there are too many. */
export async function fileChoices(
	search: FileSearch,
	filter = '',
	next?: string,
): Promise<INodeListSearchResult> {
	const text = filter.trim();
	if (text === '') return { results: [] };
	const page = await search.filesNamed(text, next);
	const results = page.files.map(choice).sort((a, b) => naturalOrder(a.name, b.name));
	return { results, ...(page.next === undefined ? {} : { paginationToken: page.next }) };
}

function choice(file: FileEntry): INodeListSearchItems {
	const url = webLink(file);
	return { name: file.path ?? file.name, value: file.id, ...(url === undefined ? {} : { url }) };
}
