import type { FolderEntry } from '../../../../shared/domain/entry';
import { done, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findClosings } from '../../shared/caseFolders/closings/findClosings';
import type { CreatePlan } from './CaseFolder';

/** What search came to for a plan. */
export interface FolderChoice {
	plan: CreatePlan;
	/** A folder of the case that is not where it would be created: the one that is used, or one out of the destination. */
	elsewhere?: FolderEntry | undefined;
}

/**
 * Says of folders that are elsewhere where they were found, and whether they are closed: a call for each of them. What
 * keeps that from being read keeps no folder from being used or made.
 */
export async function addElsewhereWarnings(
	choices: readonly FolderChoice[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CreatePlan>>> {
	const asked = choices.flatMap(({ elsewhere }) => (elsewhere === undefined ? [] : [elsewhere]));
	const closings = (await findClosings(asked, dropbox)).values();
	return choices.map(({ plan, elsewhere }) => {
		if (elsewhere === undefined) return done(plan);
		const closing = closings.next().value;
		const isClosed = closing?.ok === true && closing.value !== undefined;
		const said = ELSEWHERE_WARNINGS['folder' in plan.place ? 'used' : 'beyond'][isClosed ? 'closed' : 'open'];
		return done({ ...plan, warnings: [...plan.warnings, said] });
	});
}

export const ELSEWHERE_WARNINGS = {
	used: {
		open: 'The folder of this case is in the destination under another name or in another folder; it was found by its marker and used',
		closed:
			'The folder of this case is closed; it was found by its marker and used as it is. Reopen Case Folder puts it back where it was',
	},
	beyond: {
		open: 'A folder outside the destination is marked for this case, too; it was not used. Find by Case ID shows where it is',
		closed:
			'This case has a closed folder outside the destination; it was not used. Reopen Case Folder puts that back where it was',
	},
} as const;
