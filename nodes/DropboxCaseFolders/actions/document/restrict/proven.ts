import type { FileEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import { belongsTo } from './belongsTo';
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
		async (document) => await outcomeOf(async () => await closedWithin(document, dropbox)),
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

/**
 * That a folder is closed says nothing of a shared folder inside it, nor of a document that somebody has moved out
 * since: others make links that are not told to the account, and only the folder's policy keeps those out.
 */
async function closedWithin({ file, folder }: Enclosed, dropbox: DropboxPort): Promise<ClosedDocument> {
	const closed = await closeDocument(file, folder, dropbox);
	const now = await dropbox.find(file.id);
	// Where there is no path, the members and links of the document itself have to do.
	const isKnown = now.path !== undefined && folder.folder.path !== undefined;
	if (isKnown && !(await belongsTo(folder, now, dropbox))) throw elsewhere();
	return closed;
}

/** What is said of a document that is not where it was put. */
export const LIES_ELSEWHERE =
	'The document does not lie in the restricted folder, but in a shared folder of its own or elsewhere';

const elsewhere = (): Refusal =>
	new Refusal(
		'still_exposed',
		LIES_ELSEWHERE,
		'Move it into the restricted folder itself, or stop sharing the folder that it lies in. Then run it again.',
	);

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
