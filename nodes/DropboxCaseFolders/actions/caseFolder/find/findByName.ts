import type { FolderEntry } from '../../../../shared/domain/entry';
import { groupBy, done, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { NamedFolders } from '../../../../shared/domain/naming/NamedFolders';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { FindRequest } from './FindRequest';

/**
 * The folders directly in the place of each request whose names are those of its case. A place is listed once,
 * however many cases are looked for in it.
 */
export async function findByName(
	requests: readonly FindRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FolderEntry[]>>> {
	const indexes = new Map<string, Outcome<NamedFolders<FolderEntry>>>();
	for (const [within, group] of groupBy(requests, (request) => request.within)) {
		const templates = groupBy(group, templateKey);
		const named = new Map(
			[...templates].map(([key, [first]]) => [key, new NamedFolders<FolderEntry>(first?.template ?? [])]),
		);
		const listed = await outcomeOf(async () => {
			for await (const page of dropbox.list(within, 'one level')) {
				for (const entry of page) if (entry.kind === 'folder') named.forEach((index) => index.add(entry));
			}
		});
		named.forEach((index, key) => indexes.set(`${within}\n${key}`, listed.ok ? done(index) : listed));
	}
	return requests.map((request) => {
		const index = indexes.get(`${request.within}\n${templateKey(request)}`) as Outcome<
			NamedFolders<FolderEntry>
		>;
		return index.ok ? done(uniqueById(index.value.of(request.caseId))) : index;
	});
}

const templateKey = ({ template }: FindRequest): string => JSON.stringify(template);

/** A listing that starts over may show an entry twice. */
const uniqueById = (folders: readonly FolderEntry[]): FolderEntry[] => [
	...new Map(folders.map((folder) => [folder.id, folder])).values(),
];
