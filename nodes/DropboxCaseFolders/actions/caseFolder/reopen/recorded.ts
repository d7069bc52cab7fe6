import { isWhereItWas } from '../../../../shared/domain/closing/standing';
import { inParallel } from '../../../../shared/domain/inParallel';
import { outcomeOf, type Outcome } from '../../../../shared/domain/outcome';
import type { DropboxPort } from '../../../../shared/ports';
import type { Found } from '../close/caseFolders';
import { positionOf } from '../close/examined';
import { recordIn, type StandingRecord } from '../standingRecord';
import type { ReopenRequest } from './ReopenedCaseFolder';

/** Records under way at once. */
const AT_ONCE = 8;

/** A case folder and the record by which it is put back; none where it is not closed. */
export interface Recorded extends Found<ReopenRequest> {
	standing: StandingRecord | undefined;
	/** Whether it lies where it was before it was closed, e.g. as a run died that was about to close or reopen it. */
	isBack: boolean;
}

/** Reads the records, a call each. That of the folder which this one is a copy of says nothing of this one. */
export async function recorded(
	cases: readonly Found<ReopenRequest>[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Recorded>>> {
	return await inParallel(
		cases,
		AT_ONCE,
		async (found) =>
			await outcomeOf(async () => {
				const read = await recordIn(found.folder, dropbox);
				const standing = read?.record.folderId === found.folder.id ? read : undefined;
				const isBack = standing !== undefined && isWhereItWas(positionOf(found), standing.record);
				return { ...found, standing, isBack };
			}),
	);
}
