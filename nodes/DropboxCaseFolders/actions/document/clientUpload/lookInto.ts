import { groupedBy } from '../../../../shared/domain/groupedBy';
import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeFrom, outcomeOf } from '../../../../shared/domain/outcome';
import type { DropboxPort } from '../../../../shared/ports';
import { ownFolder } from '../../clientUploads/clientFolderFor';
import { standingAt } from '../../standingAt';
import type { ClientCopy } from './ClientCopy';

/** Listings under way at once. */
const AT_ONCE = 8;

/** Looks at what the clients' folders hold, each once; those that are not there yet are not listed. */
export async function lookInto(copies: readonly ClientCopy[], dropbox: DropboxPort): Promise<void> {
	const byFolder = groupedBy(copies, ({ folder }) => folder);
	const standing = await standingAt(
		[...byFolder.values()].map(([first]) => (first as ClientCopy).place.path),
		dropbox,
	);
	await inParallel([...byFolder], AT_ONCE, async ([folder, its]) => {
		const [{ place }] = its as [ClientCopy];
		const found = standing.get(place.path);
		if (found?.ok === false) return its.forEach((copy) => copy.refuse(found.refusal));
		folder.seeStart();
		const entry = found?.value;
		if (entry !== undefined) {
			for (const copy of its) {
				const owned = outcomeFrom(() => ownFolder(entry, copy.place));
				if (!owned.ok) copy.refuse(owned.refusal);
			}
			if (entry.kind === 'file') return;
			const read = await outcomeOf(async () => {
				for await (const page of dropbox.list(place.path, 'one level')) {
					page.forEach((each) => folder.see(each));
				}
			});
			if (!read.ok) its.forEach((copy) => copy.refuse(read.refusal));
		}
		folder.seeEnd();
	});
}
