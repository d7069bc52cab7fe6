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

/** Documents between two looks at their folders. */
const WAVE = 48;

/** A document that lies in a restricted folder by now. */
export interface Enclosed {
	file: Pick<FileEntry, 'id'>;
	folder: ClosedFolder;
}

/**
 * Closes documents and shows that they are, after all that was done. Some at a time: first their folders once more,
 * since somebody may have opened them meanwhile, then each document, whose own members are the last that is read of
 * it. A folder that is found open at any of these looks is open for all of its documents. Outcomes stand in the order
 * of the documents. What could not be read is not closed.
 */
export async function proven(
	documents: readonly Enclosed[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClosedDocument>>> {
	const open = new Map<ClosedFolder, Outcome<never>>();
	const closed: Array<Outcome<ClosedDocument>> = [];
	for (let start = 0; start < documents.length; start += WAVE) {
		const wave = documents.slice(start, start + WAVE);
		await inParallel([...new Set(wave.map(({ folder }) => folder))], AT_ONCE, async (folder) => {
			const looked = await outcomeOf(async () => await demandClosed(folder, dropbox));
			if (!looked.ok && !open.has(folder)) open.set(folder, looked);
		});
		closed.push(
			...(await inParallel(
				wave,
				AT_ONCE,
				async (document) => await outcomeOf(async () => await closedWithin(document, dropbox)),
			)),
		);
	}
	return documents.map(({ folder }, index) =>
		asExposed(open.get(folder) ?? (closed[index] as Outcome<ClosedDocument>)),
	);
}

/**
 * That a folder is closed says nothing of a shared folder inside it, nor of a document that somebody has moved out
 * since: others make links that are not told to the account, and only the folder's policy keeps those out.
 */
async function closedWithin({ file, folder }: Enclosed, dropbox: DropboxPort): Promise<ClosedDocument> {
	const now = await dropbox.find(file.id);
	// Where there is no path, the members and links of the document itself have to do.
	const isKnown = now.path !== undefined && folder.folder.path !== undefined;
	if (isKnown && !(await belongsTo(folder, now, dropbox))) throw elsewhere();
	return await closeDocument(file, folder, dropbox);
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
