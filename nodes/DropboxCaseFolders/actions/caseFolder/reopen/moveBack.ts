import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import type { FolderEntry } from '../../../../shared/domain/entry';
import { pathKey } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { deleteRecords } from './deleteRecords';
import type { ReopenPlan } from './planReopens';

/**
 * Moves the folders back, then deletes their records: a run that dies in between leaves folders at their places
 * with a record, which the next run clears away.
 */
export async function moveBack(
	all: readonly ReopenPlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FolderEntry>>> {
	const moving = all.filter(({ of, place }) => pathKey(place) !== pathKey(of.path));
	const moves = moving.map(({ of, to }) => ({ from: of.folder.id, to }));
	const moved = moves.length === 0 ? [] : await dropbox.moveFolders(moves);
	const byCase = new Map(moving.map((each, index) => [each, moved[index] as Outcome<FolderEntry>]));
	const outcomes = all.map((each) => byCase.get(each) ?? done(each.of.folder));

	const finished = all.flatMap(({ standing }, index) =>
		outcomes[index]?.ok === true && standing !== undefined ? [standing.file] : [],
	);
	const cleared = await deleteRecords(finished, dropbox);
	const inTheWay = new Map(finished.map(({ id }, index) => [id, cleared[index]]));
	return outcomes.map((outcome, index) => {
		const left = inTheWay.get(all[index]?.standing?.file.id ?? '');
		return left?.ok === false ? refused(left.refusal) : outcome;
	});
}
