import type { FileEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import { closeDocument, type ClosedDocument } from './closeDocument';
import type { ClosedFolder } from './ClosedFolder';
import { demandClosed } from './closeFolder';

/** Documents that are closed at once. */
const AT_ONCE = 8;

/** A document that lies in a restricted folder by now. */
export interface Enclosed {
	file: Pick<FileEntry, 'id'>;
	folder: ClosedFolder;
}

/**
 * Closes documents and shows that they are, after all that was done: first each document, then the folders they are
 * in once more, since somebody may have opened them meanwhile. Outcomes stand in the order of the documents. What
 * could not be read is not closed.
 */
export async function proven(
	documents: readonly Enclosed[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClosedDocument>>> {
	const closed = await inParallel(
		documents,
		AT_ONCE,
		async ({ file, folder }) => await outcomeOf(async () => await closeDocument(file, folder, dropbox)),
	);
	const folders = [...new Set(documents.map(({ folder }) => folder))];
	const again = await inParallel(
		folders,
		AT_ONCE,
		async (folder) => await outcomeOf(async () => await demandClosed(folder, dropbox)),
	);
	const byFolder = new Map(folders.map((folder, index) => [folder, again[index] as Outcome<void>]));
	return documents.map(({ folder }, index) => {
		const around = byFolder.get(folder) as Outcome<void>;
		return asExposed(around.ok ? (closed[index] as Outcome<ClosedDocument>) : around);
	});
}

function asExposed<R>(outcome: Outcome<R>): Outcome<R> {
	if (outcome.ok || outcome.refusal.kind === 'still_exposed') return outcome;
	const { message, advice } = outcome.refusal;
	return {
		ok: false,
		refusal: new Refusal(
			'still_exposed',
			`Who can open the document could not be found out: ${message}`,
			advice,
		),
	};
}
