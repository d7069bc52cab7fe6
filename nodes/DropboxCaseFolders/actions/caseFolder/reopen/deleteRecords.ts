import type { FileEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/core/inParallel';
import { mapOk, done, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';

/** Lookups under way at once. */
const AT_ONCE = 8;

/** Deletes records, as long as they still say what was read. What is gone already is done. */
export async function deleteRecords(
	records: readonly FileEntry[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<void>>> {
	// Moving a folder gives every file in it a new revision.
	const present = await inParallel(
		records,
		AT_ONCE,
		async (record) => await outcomeOf(async () => await findUnchanged(record, dropbox)),
	);
	return await mapOk(present, async (all) => {
		const there = all.filter((file) => file !== undefined);
		const deletions = there.map(({ id, rev }) => ({ address: id, rev }));
		const deleted = (deletions.length === 0 ? [] : await dropbox.deleteFiles(deletions)).values();
		return all.map((file) =>
			file === undefined ? done(undefined) : (deleted.next().value as Outcome<void>),
		);
	});
}

async function findUnchanged(record: FileEntry, dropbox: DropboxPort): Promise<FileEntry | undefined> {
	const found = await outcomeOf(async () => await dropbox.find(record.id));
	if (!found.ok) {
		if (['deleted', 'not_found'].includes(found.refusal.reason)) return undefined;
		throw found.refusal;
	}
	if (found.value.kind === 'file' && found.value.contentHash === record.contentHash) return found.value;
	throw new Refusal(
		'changed_meanwhile',
		'Somebody changed the closing record in the case folder while it was reopened',
		'The folder is where it was. Run it again to clear the record away.',
	);
}
