import type { ClosingRecord } from '../../../shared/domain/closing/ClosingRecord';
import { standingOf } from '../../../shared/domain/closing/standing';
import { lastingAddress, type FolderEntry } from '../../../shared/domain/entry';
import { inParallel } from '../../../shared/domain/inParallel';
import { andThenAll, done, outcomeOf, type Outcome } from '../../../shared/domain/outcome';
import { parentPath } from '../../../shared/domain/paths';
import type { DropboxPort } from '../../../shared/ports';
import { foldersAt } from './foldersAt';
import { recordIn } from './standingRecord';

/** Records under way at once. */
const AT_ONCE = 8;

/** What the record of a closed case folder says; undefined where the folder is open. */
export type Closing = ClosingRecord | undefined;

/**
 * Which of these folders are closed, in their order: by their closing record, a call each, and for those that have
 * one by where they are, a call for each folder around them. A record that people made unreadable says nothing.
 */
export async function closingsOf(
	folders: ReadonlyArray<Pick<FolderEntry, 'id' | 'name' | 'path'>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<Closing>>> {
	const read = await inParallel(
		folders,
		AT_ONCE,
		async (folder) => await outcomeOf(async () => ({ folder, record: await ownRecord(folder, dropbox) })),
	);
	return await andThenAll(read, async (all) => {
		const parents = (
			await foldersAt(
				all.flatMap(({ folder, record }) => (record === undefined ? [] : [parentPath(folder.path ?? '')])),
				dropbox,
			)
		).values();
		return all.map(({ folder, record }) => {
			if (record === undefined) return done(undefined);
			const parent = parents.next().value as Outcome<FolderEntry>;
			if (!parent.ok) return parent;
			const position = { folderId: folder.id, name: folder.name, parent: lastingAddress(parent.value) };
			return done(standingOf(position, record) === 'closed' ? record : undefined);
		});
	});
}

/** Not that of the folder which this one is a copy of. */
async function ownRecord(folder: Pick<FolderEntry, 'id'>, dropbox: DropboxPort): Promise<Closing> {
	const read = await outcomeOf(async () => await recordIn(folder, dropbox));
	if (read.ok) return read.value?.record.folderId === folder.id ? read.value.record : undefined;
	if (read.refusal.kind === 'content_mismatch') return undefined;
	throw read.refusal;
}
