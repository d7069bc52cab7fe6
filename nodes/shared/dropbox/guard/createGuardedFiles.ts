import type { DropboxPort, Relocation, Write } from '../port';
import type { WriteGuard } from './WriteGuard';
import { runAllowed } from './runAllowed';

type GuardedFileMethod =
	| 'createFolders'
	| 'upload'
	| 'copyFiles'
	| 'moveFiles'
	| 'moveFolders'
	| 'deleteFiles'
	| 'markFolders'
	| 'requestFiles';

const writeTo = (address: string): Write => ({ address, reach: 'itself' });

/** What is moved is taken from where it was. */
const writesOfMove = ({ from, to }: Relocation): Write[] => [writeTo(from), writeTo(to)];

/** The calls that write files and folders. Each item is judged for itself, and the others are carried out. */
export function createGuardedFiles(
	dropbox: DropboxPort,
	guard: WriteGuard,
): Pick<DropboxPort, GuardedFileMethod> {
	return {
		createFolders: async (paths) =>
			await runAllowed(
				paths,
				await guard.judge(paths.map((path) => [writeTo(path)])),
				async (some) => await dropbox.createFolders(some),
			),
		upload: async (documents, settled) => {
			const verdicts = await guard.judge(documents.map(({ address }) => [writeTo(address)]));
			// Their outcomes are known as well.
			for (const { ok } of verdicts) if (!ok) settled?.();
			return await runAllowed(documents, verdicts, async (some) => await dropbox.upload(some, settled));
		},
		copyFiles: async (copies) =>
			await runAllowed(
				copies,
				await guard.judge(copies.map(({ to }) => [writeTo(to)])),
				async (some) => await dropbox.copyFiles(some),
			),
		moveFiles: async (moves) =>
			await runAllowed(
				moves,
				await guard.judge(moves.map(writesOfMove)),
				async (some) => await dropbox.moveFiles(some),
			),
		moveFolders: async (moves) =>
			await runAllowed(
				moves,
				await guard.judge(moves.map(({ from, to }) => [{ address: from, reach: 'all in it' }, writeTo(to)])),
				async (some) => await dropbox.moveFolders(some),
			),
		deleteFiles: async (deletions) =>
			await runAllowed(
				deletions,
				await guard.judge(deletions.map(({ address }) => [{ ...writeTo(address), mayBeGone: true }])),
				async (some) => await dropbox.deleteFiles(some),
			),
		markFolders: async (markings) =>
			await runAllowed(
				markings,
				await guard.judge(
					markings.map(({ folder }) => [{ address: folder.path ?? folder.id, reach: 'into it' }]),
				),
				async (some) => await dropbox.markFolders(some),
			),
		requestFiles: async (wishes) =>
			await runAllowed(
				wishes,
				await guard.judge(wishes.map(({ destination }) => [{ address: destination, reach: 'into it' }])),
				async (some) => await dropbox.requestFiles(some),
			),
	};
}
