import {
	groupBy,
	inParallel,
	outcomeOf,
	outcomeOfSync,
	type Outcome,
} from '../../../../../shared/core/outcome';
import { stableAddress } from '../../../../../shared/domain/entry';
import { pathKey } from '../../../../../shared/domain/paths';
import { CaseFiles } from '../../../../../shared/domain/privilege/CaseFiles';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { readCaseContents } from '../../../shared/caseFolders/requireOneCase';
import { readFolderContents } from '../../../shared/caseFolders/readFolderContents';
import { isDryRunId } from '../../../shared/dryRun/DryRunState';
import { contentsOf, IndexedCopies, spotOf } from './IndexedCopies';
import type { FoundCopies, ItemToKeepApart, PrivilegedItem } from './OpenCopies';

/**
 * Looks for copies of privileged documents in their case folders, by one listing of each. Refuses what the listing is
 * refused for, and a folder that is not of one case: what is in it may be somebody else's.
 */
export async function findOpenCopies(
	items: readonly ItemToKeepApart[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FoundCopies>>> {
	const cases = await readCaseContents(
		items.map(({ item }) => item.caseFolder),
		() => new CaseFiles(),
		dropbox,
	);
	const elsewhere = await readFolderContents(
		items.flatMap(({ item }) => (spotOf(item) === undefined && isThere(item) ? [item.folder.folder] : [])),
		() => new CaseFiles(),
		dropbox,
	);
	const byFolders = groupBy(items.keys(), (index) => keyOf((items[index] as ItemToKeepApart).item));
	const found = new Map<number, Outcome<FoundCopies>>();
	await inParallel([...byFolders.values()], async (indexes) => {
		const [first = 0] = indexes;
		const { item } = items[first] as ItemToKeepApart;
		const contents = outcomeOfSync(() => contentsOf(item, cases[first] as (typeof cases)[number], elsewhere));
		if (!contents.ok) return indexes.forEach((index) => found.set(index, contents));
		const indexed = new IndexedCopies(item, contents.value);
		for (const index of indexes) {
			const each = items[index] as ItemToKeepApart;
			found.set(index, await outcomeOf(async () => await indexed.copiesOf(each, dropbox)));
		}
	});
	return items.map((_, index) => found.get(index) as Outcome<FoundCopies>);
}

const isThere = ({ folder }: PrivilegedItem): boolean => !isDryRunId(folder.folder.id);

const keyOf = ({ caseFolder, folder, request }: PrivilegedItem): string =>
	[stableAddress(caseFolder), stableAddress(folder.folder), pathKey(request.archiveFolder)].join('//');
