import { contentsOf, type FolderContents } from '../../../../../shared/domain/closing/FolderContents';
import { assertZippable } from '../../../../../shared/domain/closing/zipLimits';
import type { FolderEntry } from '../../../../../shared/domain/entry';
import { gather } from '../../../../../shared/domain/listing/gather';
import { ListedFolder } from '../../../../../shared/domain/listing/ListedFolder';
import type { Listings } from '../../../../../shared/dropbox/port';

const EVERYTHING = { depth: Infinity, limit: Infinity, filter: {} };

/**
 * All that is in a case folder, as it is now.
 * @throws Refusal `too_large`, `not_a_file` where it cannot be zipped
 */
export async function listContents(folder: FolderEntry, dropbox: Listings): Promise<FolderContents> {
	const pages = dropbox.list(folder.id, 'all levels');
	const { hits } = await gather(pages, new ListedFolder(folder), EVERYTHING);
	const contents = contentsOf(hits);
	assertZippable(contents.tally.entryCount, contents.tally.bytes);
	return contents;
}
