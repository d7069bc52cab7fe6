import type { FileEntry } from '../../../../shared/domain/entry';
import { inParallel } from '../../../../shared/core/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { isInRestrictedFolder } from './isInRestrictedFolder';
import { restrictDocumentAccess, type DocumentAccess } from './restrictDocumentAccess';
import type { RestrictedFolder } from './RestrictedFolder';
import { requireStillRestricted } from './restrictFolder';

/** Documents that are closed at once. */
const AT_ONCE = 8;

/** Documents between two looks at their folders. */
const BATCH = 48;

/** A document that lies in a restricted folder by now. */
export interface FileInFolder {
	file: Pick<FileEntry, 'id'>;
	folder: RestrictedFolder;
}

/**
 * Closes documents and shows that they are, after all that was done. Some at a time: first their folders once more,
 * since somebody may have opened them meanwhile, then each document, whose own members are the last that is read of
 * it. A folder that is found open at any of these looks is open for all of its documents. Outcomes stand in the order
 * of the documents. What could not be read is not closed.
 */
export async function verifyRestricted(
	documents: readonly FileInFolder[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<DocumentAccess>>> {
	const open = new Map<RestrictedFolder, Outcome<never>>();
	const closed: Array<Outcome<DocumentAccess>> = [];
	for (let start = 0; start < documents.length; start += BATCH) {
		const wave = documents.slice(start, start + BATCH);
		await inParallel([...new Set(wave.map(({ folder }) => folder))], AT_ONCE, async (folder) => {
			const looked = await outcomeOf(async () => await requireStillRestricted(folder, dropbox));
			if (!looked.ok && !open.has(folder)) open.set(folder, looked);
		});
		closed.push(
			...(await inParallel(
				wave,
				AT_ONCE,
				async (document) => await outcomeOf(async () => await restrictWithin(document, dropbox)),
			)),
		);
	}
	return documents.map(({ folder }, index) =>
		asExposed(open.get(folder) ?? (closed[index] as Outcome<DocumentAccess>)),
	);
}

/**
 * That a folder is closed says nothing of a shared folder inside it, nor of a document that somebody has moved out
 * since: others make links that are not told to the account, and only the folder's policy keeps those out.
 */
async function restrictWithin({ file, folder }: FileInFolder, dropbox: DropboxPort): Promise<DocumentAccess> {
	const now = await dropbox.find(file.id);
	// Where there is no path, the members and links of the document itself have to do.
	const isKnown = now.path !== undefined && folder.folder.path !== undefined;
	if (isKnown && !(await isInRestrictedFolder(folder, now, dropbox))) throw elsewhere();
	return await restrictDocumentAccess(file, folder, dropbox);
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
	if (outcome.ok || outcome.refusal.reason === 'still_exposed') return outcome;
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
