import { done, refused, type Outcome } from '../../../../shared/domain/outcome';
import type { FolderEntry } from '../../../../shared/domain/entry';
import { comparable } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/ports';
import { clearedAway } from './clearedAway';
import type { Returning } from './returning';

/**
 * Moves the folders back, then deletes their records: a run that dies in between leaves folders at their places
 * with a record, which the next run clears away.
 */
export async function returned(
	all: readonly Returning[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<FolderEntry>>> {
	const moving = all.filter(({ of, place }) => comparable(place) !== comparable(of.path));
	const moves = moving.map(({ of, to }) => ({ from: of.folder.id, to }));
	const moved = moves.length === 0 ? [] : await dropbox.moveFolders(moves);
	const byCase = new Map(moving.map((each, index) => [each, moved[index] as Outcome<FolderEntry>]));
	const outcomes = all.map((each) => byCase.get(each) ?? done(each.of.folder));

	const finished = all.flatMap(({ standing }, index) =>
		outcomes[index]?.ok === true && standing !== undefined ? [standing.file] : [],
	);
	const cleared = await clearedAway(finished, dropbox);
	const inTheWay = new Map(finished.map(({ id }, index) => [id, cleared[index]]));
	return outcomes.map((outcome, index) => {
		const left = inTheWay.get(all[index]?.standing?.file.id ?? '');
		return left?.ok === false ? refused(left.refusal) : outcome;
	});
}
