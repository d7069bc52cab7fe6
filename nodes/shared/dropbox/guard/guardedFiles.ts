import type { DropboxPort, Relocation, Write } from '../../ports';
import type { Guard } from './Guard';
import { whereAllowed } from './whereAllowed';

type Guarded =
	| 'createFolders'
	| 'upload'
	| 'copyFiles'
	| 'moveFiles'
	| 'moveFolders'
	| 'deleteFiles'
	| 'mark'
	| 'requestFiles';

const itself = (address: string): Write => ({ address, reach: 'itself' });

/** What is moved is taken from where it was. */
const bothEnds = ({ from, to }: Relocation): Write[] => [itself(from), itself(to)];

/** The calls that write files and folders. Each item is judged for itself, and the others are carried out. */
export function guardedFiles(dropbox: DropboxPort, guard: Guard): Pick<DropboxPort, Guarded> {
	return {
		createFolders: async (paths) =>
			await whereAllowed(
				paths,
				await guard.judge(paths.map((path) => [itself(path)])),
				async (some) => await dropbox.createFolders(some),
			),
		upload: async (documents, settled) => {
			const verdicts = await guard.judge(documents.map(({ address }) => [itself(address)]));
			// Their outcomes are known as well.
			for (const { ok } of verdicts) if (!ok) settled?.();
			return await whereAllowed(documents, verdicts, async (some) => await dropbox.upload(some, settled));
		},
		copyFiles: async (copies) =>
			await whereAllowed(
				copies,
				await guard.judge(copies.map(({ to }) => [itself(to)])),
				async (some) => await dropbox.copyFiles(some),
			),
		moveFiles: async (moves) =>
			await whereAllowed(
				moves,
				await guard.judge(moves.map(bothEnds)),
				async (some) => await dropbox.moveFiles(some),
			),
		moveFolders: async (moves) =>
			await whereAllowed(
				moves,
				await guard.judge(moves.map(({ from, to }) => [{ address: from, reach: 'all in it' }, itself(to)])),
				async (some) => await dropbox.moveFolders(some),
			),
		deleteFiles: async (deletions) =>
			await whereAllowed(
				deletions,
				await guard.judge(deletions.map(({ address }) => [{ ...itself(address), mayBeGone: true }])),
				async (some) => await dropbox.deleteFiles(some),
			),
		mark: async (markings) =>
			await whereAllowed(
				markings,
				await guard.judge(
					markings.map(({ folder }) => [{ address: folder.path ?? folder.id, reach: 'into it' }]),
				),
				async (some) => await dropbox.mark(some),
			),
		requestFiles: async (wishes) =>
			await whereAllowed(
				wishes,
				await guard.judge(wishes.map(({ destination }) => [{ address: destination, reach: 'into it' }])),
				async (some) => await dropbox.requestFiles(some),
			),
	};
}
