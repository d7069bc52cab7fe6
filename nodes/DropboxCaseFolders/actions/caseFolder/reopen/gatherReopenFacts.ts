import { isWhereItWas } from '../../../../shared/domain/closing/closingState';
import { inParallel } from '../../../../shared/core/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { CaseFolderWithParent } from '../../shared/caseFolders/locateCaseFoldersWithParent';
import { positionOf } from '../close/gatherCloseFacts';
import { findClosingRecord, type StoredClosingRecord } from '../../shared/caseFolders/readClosingRecord';
import type { ReopenRequest } from './ReopenedCaseFolder';

/** Records under way at once. */
const AT_ONCE = 8;

/** A case folder and the record by which it is put back; none where it is not closed. */
export interface ReopenFacts extends CaseFolderWithParent<ReopenRequest> {
	standing: StoredClosingRecord | undefined;
	/** Whether it lies where it was before it was closed, e.g. as a run died that was about to close or reopen it. */
	isBack: boolean;
}

/** Reads the records, a call each. That of the folder which this one is a copy of says nothing of this one. */
export async function gatherReopenFacts(
	cases: readonly CaseFolderWithParent<ReopenRequest>[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ReopenFacts>>> {
	return await inParallel(
		cases,
		AT_ONCE,
		async (found) =>
			await outcomeOf(async () => {
				const read = await findClosingRecord(found.folder, dropbox);
				const standing = read?.record.folderId === found.folder.id ? read : undefined;
				const isBack = standing !== undefined && isWhereItWas(positionOf(found), standing.record);
				return { ...found, standing, isBack };
			}),
	);
}
