import type { Entry } from '../../../../shared/domain/entry';
import { groupedBy } from '../../../../shared/domain/groupedBy';
import { inParallel } from '../../../../shared/domain/inParallel';
import { done, outcomeOf, refused, type Outcome } from '../../../../shared/domain/outcome';
import { comparable, lastName, parentPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';

/** Places of one folder above which it is listed instead of looking at each. */
const FEW = 8;

/** Looks under way at once. */
const AT_ONCE = 8;

/** A folder and the path that it is to have. */
export interface Move {
	folderId: string;
	path: string;
	place: string;
	dryRun: boolean;
}

/**
 * Refuses those whose place is taken, before anything is written for them: by what is there, or by an earlier one
 * of the run. Those that stay where they are have nothing in their way.
 */
export async function whereFree<T>(
	all: readonly T[],
	moveOf: (each: T) => Move | undefined,
	dropbox: DropboxPort,
): Promise<Array<Outcome<T>>> {
	const moves = all.map(moveOf);
	const wanted = new Set(
		moves.flatMap((move) =>
			move === undefined || comparable(move.place) === comparable(move.path) ? [] : [move],
		),
	);
	const standing = await standingAt([...new Set([...wanted].map(({ place }) => place))], dropbox);
	const claimed = new Map<string, string>();
	return all.map((each, index) => {
		const move = moves[index];
		if (move === undefined || !wanted.has(move)) return done(each);
		const key = `${move.dryRun ? 'dry' : 'real'} ${comparable(move.place)}`;
		const owner = claimed.get(key) ?? standing.get(comparable(move.place))?.id ?? move.folderId;
		claimed.set(key, owner);
		return owner === move.folderId ? done(each) : refused(taken());
	});
}

/** What stands at these paths, in comparable form. */
async function standingAt(paths: readonly string[], dropbox: DropboxPort): Promise<Map<string, Entry>> {
	const standing = new Map<string, Entry>();
	const groups = [...groupedBy(paths, (path) => comparable(parentPath(path)))];
	const single = groups.flatMap(([, group]) => (group.length > FEW ? [] : group));
	for (const [folder, group] of groups.filter(([, { length }]) => length > FEW)) {
		const names = new Set(group.map((path) => comparable(lastName(path))));
		// A folder that is not there yet has nothing in it; in what cannot be read the move will say so.
		await outcomeOf(async () => {
			for await (const page of dropbox.list(folder, 'one level')) {
				for (const entry of page) {
					const name = comparable(entry.name);
					if (names.has(name)) standing.set(`${folder}/${name}`, entry);
				}
			}
		});
	}
	await inParallel(single, AT_ONCE, async (path) => {
		const found = await outcomeOf(async () => await dropbox.find(path));
		if (found.ok) standing.set(comparable(path), found.value);
	});
	return standing;
}

const taken = (): Refusal =>
	new Refusal(
		'name_taken',
		'Something of this name is at the place already where the case folder is to be',
		'Rename one of the two in Dropbox, or choose another place, then run it again.',
	);
