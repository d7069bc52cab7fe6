import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { pathKey } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findExisting } from '../locate/locateMany';

/** A folder and the path that it is to have. */
export interface PlannedMove {
	folderId: string;
	path: string;
	place: string;
	dryRun: boolean;
}

/**
 * Refuses those whose place is taken, before anything is written for them: by what is there, or by an earlier one
 * of the run. Those that stay where they are have nothing in their way.
 */
export async function requireFreePlaces<T>(
	all: readonly T[],
	moveOf: (each: T) => PlannedMove | undefined,
	dropbox: DropboxPort,
	takenRefusal: () => Refusal = nameTakenAtPlace,
): Promise<Array<Outcome<T>>> {
	const moves = all.map(moveOf);
	const wanted = new Set(
		moves.flatMap((move) => (move === undefined || pathKey(move.place) === pathKey(move.path) ? [] : [move])),
	);
	const existing = await findExisting(
		[...wanted].map(({ place }) => place),
		dropbox,
	);
	const claimed = new Map<string, string>();
	return all.map((each, index) => {
		const move = moves[index];
		if (move === undefined || !wanted.has(move)) return done(each);
		const key = `${move.dryRun ? 'dry' : 'real'} ${pathKey(move.place)}`;
		const found = existing.get(move.place);
		// Where that cannot be read, the move will say so.
		const owner = claimed.get(key) ?? (found?.ok === true ? found.value?.id : undefined) ?? move.folderId;
		claimed.set(key, owner);
		return owner === move.folderId ? done(each) : refused(takenRefusal());
	});
}

const nameTakenAtPlace = (): Refusal =>
	new Refusal(
		'name_taken',
		'There is already a file or folder with this name where the case folder would go',
		'Rename one of the two in Dropbox, or choose another folder, then run it again.',
	);
