import type { GuardSettings } from '../../domain/guard/GuardFolders';
import type { DropboxPort, Write } from '../port';
import { WriteGuard } from './WriteGuard';
import { createGuardedSharing } from './createGuardedSharing';
import { done, mapOk, type Outcome } from '../../core/outcome';

/**
 * A Dropbox in which a credential writes where it is meant to only, so that one for a demo does not write into the
 * live case folders by mistake. Each writing call says which addresses it changes; they are looked at before it. Where
 * nothing is set, it is the very same Dropbox, and no call more.
 */
export function createGuardedDropbox(dropbox: DropboxPort, settings: GuardSettings): DropboxPort {
	if (settings.onlyBelow.length === 0 && settings.neverBelow.length === 0) return dropbox;
	const guard = new WriteGuard(settings, dropbox);
	// A method that is new to the port and does not only read is missing here: the compiler says so.
	const writing: Omit<DropboxPort, ReadMethod> = {
		mayWrite: async (groups) => await guard.judge(groups),
		applyWriteGuard: (other) => createGuardedDropbox(other, settings),
		...createGuardedFiles(dropbox, guard),
		...createGuardedSharing(dropbox, guard),
	};
	return { ...dropbox, ...writing };
}

/**
 * The methods that change nothing in Dropbox; pieces of a document are to be seen nowhere until `upload` commits them, which
 * is guarded. All others are guarded: see `createGuardedDropbox`.
 */
type ReadMethod = Extract<
	keyof DropboxPort,
	| 'whoAmI'
	| 'describeAccount'
	| 'find'
	| 'list'
	| 'download'
	| 'temporaryLink'
	| 'markersOf'
	| 'findMarkedFolders'
	| 'kindFor'
	| 'listWithMarkers'
	| 'areCaseFolders'
	| 'searchFilesByName'
	| 'linksReaching'
	| 'linksOf'
	| 'linksBelow'
	| 'sharedFolderAt'
	| 'members'
	| 'fileMembers'
	| 'sharedFolder'
	| 'fileRequests'
	| 'zip'
	| 'startSession'
	| 'appendPiece'
>;

type GuardedFileMethod =
	| 'createFolders'
	| 'upload'
	| 'copyFiles'
	| 'moveFiles'
	| 'moveFolders'
	| 'deleteFiles'
	| 'lockFiles'
	| 'markFolders'
	| 'remarkFolders'
	| 'requestFiles';

const writeTo = (address: string): Write => ({ address, reach: 'itself' });

/** The calls that write files and folders. Each item is judged for itself, and the others are carried out. */
const createGuardedFiles = (
	dropbox: DropboxPort,
	guard: WriteGuard,
): Pick<DropboxPort, GuardedFileMethod> => ({
	createFolders: async (paths) =>
		await runAllowed(guard, paths, (path) => [writeTo(path)], dropbox.createFolders),
	upload: async (documents, settled) =>
		await runAllowed(
			guard,
			documents,
			({ address }) => [writeTo(address)],
			async (allowed) => await dropbox.upload(allowed, settled),
			settled,
		),
	copyFiles: async (copies) => await runAllowed(guard, copies, ({ to }) => [writeTo(to)], dropbox.copyFiles),
	moveFiles: async (moves) =>
		await runAllowed(guard, moves, ({ from, to }) => [writeTo(from), writeTo(to)], dropbox.moveFiles),
	moveFolders: async (moves) =>
		await runAllowed(
			guard,
			moves,
			({ from, to }) => [{ address: from, reach: 'all in it' }, writeTo(to)],
			dropbox.moveFolders,
		),
	deleteFiles: async (deletions) =>
		await runAllowed(
			guard,
			deletions,
			({ address }) => [{ ...writeTo(address), mayBeGone: true }],
			dropbox.deleteFiles,
		),
	lockFiles: async (addresses) =>
		await runAllowed(guard, addresses, (address) => [writeTo(address)], dropbox.lockFiles),
	markFolders: async (markings) =>
		await runAllowed(
			guard,
			markings,
			({ folder }) => [{ address: folder.path ?? folder.id, reach: 'into it' }],
			dropbox.markFolders,
		),
	remarkFolders: async (remarkings) =>
		await runAllowed(
			guard,
			remarkings,
			({ folder }) => [{ address: folder.path ?? folder.id, reach: 'into it' }],
			dropbox.remarkFolders,
		),
	requestFiles: async (inputs) =>
		await runAllowed(
			guard,
			inputs,
			({ destination }) => [{ address: destination, reach: 'into it' }],
			dropbox.requestFiles,
		),
});

/**
 * Hands on what is allowed, all at once, and leaves the refusals of the others where they stand.
 * @param settled told of each that is refused: its outcome is known
 */
async function runAllowed<T, R>(
	guard: WriteGuard,
	items: readonly T[],
	writesOf: (item: T) => Write[],
	run: (allowed: T[]) => Promise<Array<Outcome<R>>>,
	settled?: () => void,
): Promise<Array<Outcome<R>>> {
	const verdicts = await guard.judge(items.map(writesOf));
	const allowed = items.map((item, index): Outcome<T> => {
		const verdict = verdicts[index] as Outcome<void>;
		if (!verdict.ok) settled?.();
		return verdict.ok ? done(item) : verdict;
	});
	return await mapOk(allowed, async (some) => (some.length === 0 ? [] : await run(some)));
}

/** A Dropbox without a guard: anything may be written that Dropbox lets the account write. */
export const noWriteGuard: Pick<DropboxPort, 'mayWrite' | 'applyWriteGuard'> = {
	mayWrite: async (groups) => groups.map(() => done(undefined)),
	applyWriteGuard: (other) => other,
};
