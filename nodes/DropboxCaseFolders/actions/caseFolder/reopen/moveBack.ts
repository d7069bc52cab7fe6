import {
	done,
	mapDefined,
	mapOk,
	outcomeOf,
	refused,
	type Outcome,
	inParallel,
} from '../../../../shared/core/outcome';
import type { FileEntry, FolderEntry } from '../../../../shared/domain/entry';
import { pathKey } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { ReopenPlan } from './planReopens';
import { isAbsent, Refusal } from '../../../../shared/core/Refusal';

/**
 * Moves the folders back, then deletes their records: a run that dies in between leaves folders at their places
 * with a record, which the next run clears away.
 */
export async function moveBack(
	all: readonly ReopenPlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FolderEntry>>> {
	const moving = all.filter(({ facts, place }) => pathKey(place) !== pathKey(facts.path));
	const moves = moving.map(({ facts, to }) => ({ from: facts.folder.id, to }));
	const moved = moves.length === 0 ? [] : await dropbox.moveFolders(moves);
	const byCase = new Map(moving.map((each, index) => [each, moved[index] as Outcome<FolderEntry>]));
	const outcomes = all.map((each) => byCase.get(each) ?? done(each.facts.folder));

	const finished = all.flatMap(({ facts: { stored } }, index) =>
		outcomes[index]?.ok === true && stored !== undefined ? [stored.file] : [],
	);
	const cleared = await deleteRecords(finished, dropbox);
	const inTheWay = new Map(finished.map(({ id }, index) => [id, cleared[index]]));
	return outcomes.map((outcome, index) => {
		const left = inTheWay.get(all[index]?.facts.stored?.file.id ?? '');
		return left?.ok === false ? refused(left.refusal) : outcome;
	});
}

/** Deletes records, as long as they still say what was read. What is gone already is done. */
async function deleteRecords(
	records: readonly FileEntry[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<void>>> {
	// Moving a folder gives every file in it a new revision.
	const present = await inParallel(
		records,
		async (record) => await outcomeOf(async () => await findUnchanged(record, dropbox)),
	);
	return await mapOk(present, async (all) => {
		const deletions = all.map((file) => file && { address: file.id, rev: file.rev });
		const deleted = await mapDefined(deletions, dropbox.deleteFiles);
		return deleted.map((outcome) => outcome ?? done(undefined));
	});
}

async function findUnchanged(record: FileEntry, dropbox: DropboxPort): Promise<FileEntry | undefined> {
	const found = await outcomeOf(async () => await dropbox.find(record.id));
	if (!found.ok) {
		if (isAbsent(found.refusal)) return undefined;
		throw found.refusal;
	}
	if (found.value.kind === 'file' && found.value.contentHash === record.contentHash) return found.value;
	throw new Refusal(
		'changed_meanwhile',
		'Someone changed the closing record in the case folder while it was being reopened',
		'The folder is back where it was. Run it again to delete the record.',
	);
}
