import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { FolderEntry } from '../../domain/entry';
import { naturalOrder } from '../../domain/listing/buildTree';
import { joinPath } from '../../domain/paths';
import { Refusal } from '../../core/Refusal';
import { webLink } from '../../domain/webLink';
import type { FolderBrowsing, FolderPage } from '../../dropbox/port/Files';

/** What somebody typed so far may lead nowhere yet. */
const LEADS_NOWHERE = ['not_found', 'deleted', 'not_a_folder', 'invalid_input'];

/**
 * The folders to pick from. Nothing typed: the top level. Text: folders of that name anywhere. A path such as
 * `/Legal Matters/20`: what lies in /Legal Matters and has “20” in its name, so that a person can go down
 * folder by folder.
 */
export async function listFolderChoices(
	browsing: FolderBrowsing,
	filter = '',
	next?: string,
): Promise<INodeListSearchResult> {
	const page = await pageFor(browsing, filter.trim(), next);
	const results = page.folders.map(choice).sort((a, b) => naturalOrder(a.name, b.name));
	return { results, ...(page.next === undefined ? {} : { paginationToken: page.next }) };
}

async function pageFor(browsing: FolderBrowsing, typed: string, next?: string): Promise<FolderPage> {
	if (typed === '') return await browsing.listFolders('', '', next);
	if (!typed.includes('/')) return await browsing.searchFolders(typed, next);
	const names = typed.split('/').map((name) => name.trim());
	const text = names.pop() ?? '';
	const path = names.filter((name) => name !== '').reduce(joinPath, '');
	return await browsing.listFolders(path, text, next).catch(emptyPageIfAbsent);
}

function emptyPageIfAbsent(thrown: unknown): FolderPage {
	if (thrown instanceof Refusal && LEADS_NOWHERE.includes(thrown.reason))
		return { folders: [], next: undefined };
	throw thrown;
}

function choice(folder: FolderEntry): INodeListSearchItems {
	const url = webLink(folder);
	return { name: folder.path ?? folder.name, value: folder.id, ...(url === undefined ? {} : { url }) };
}
