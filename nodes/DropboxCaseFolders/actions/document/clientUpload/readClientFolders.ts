import { groupBy } from '../../../../shared/core/groupBy';
import { inParallel } from '../../../../shared/core/inParallel';
import { outcomeOfSync, outcomeOf } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { requireOwnFolder } from '../../shared/clientFolder/clientFolderFor';
import { findExisting } from '../../shared/locate/locateMany';
import type { ClientCopy } from './ClientCopy';

/** Listings under way at once. */
const AT_ONCE = 8;

/** Looks at what the clients' folders hold, each once; those that are not there yet are not listed. */
export async function readClientFolders(copies: readonly ClientCopy[], dropbox: DropboxPort): Promise<void> {
	const byFolder = groupBy(copies, ({ folder }) => folder);
	const standing = await findExisting(
		[...byFolder.values()].map(([first]) => (first as ClientCopy).place.path),
		dropbox,
	);
	await inParallel([...byFolder], AT_ONCE, async ([folder, its]) => {
		const [{ place }] = its as [ClientCopy];
		const found = standing.get(place.path);
		if (found?.ok === false) return its.forEach((copy) => copy.refuse(found.refusal));
		folder.beginListing();
		const entry = found?.value;
		if (entry !== undefined) {
			for (const copy of its) {
				const owned = outcomeOfSync(() => requireOwnFolder(entry, copy.place));
				if (!owned.ok) copy.refuse(owned.refusal);
			}
			if (entry.kind === 'file') return;
			const read = await outcomeOf(async () => {
				for await (const page of dropbox.list(place.path, 'one level')) {
					page.forEach((each) => folder.add(each));
				}
			});
			if (!read.ok) its.forEach((copy) => copy.refuse(read.refusal));
		}
		folder.endListing();
	});
}
