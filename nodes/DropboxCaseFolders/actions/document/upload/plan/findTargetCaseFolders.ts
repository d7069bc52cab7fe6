import type { FolderEntry } from '../../../../../shared/domain/entry';
import { mapOk, done, type Outcome } from '../../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../../shared/dropbox/port';
import { findClosings } from '../../../shared/caseFolders/closings/findClosings';
import { findFolders } from '../../../shared/locate/locateMany';
import { requireOneCase } from '../../../shared/caseFolders/preconditions/requireOneCase';
import type { UploadRequest } from '../UploadRequest';

/** A case folder that documents go into, and what is to be said of that. */
export interface TargetCaseFolder {
	folder: FolderEntry;
	warnings: string[];
}

const CLOSED =
	'The case is closed. Documents filed now go into the closed folder, not into a ZIP made of it. If the case is open again, run Reopen Case Folder';

/**
 * The case folders of all items, in their order. One that is given by its path, which an expression may have cut short,
 * has to be the folder of one case.
 * @param whetherOneCase not asked where something else asks it
 */
export async function findTargetCaseFolders(
	requests: ReadonlyArray<Pick<UploadRequest, 'caseFolder'>>,
	dropbox: DropboxPort,
	whetherOneCase: 'asked' | 'not asked' = 'asked',
): Promise<Array<Outcome<TargetCaseFolder>>> {
	const found = await findFolders(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const given = found.map((outcome, index) =>
		outcome.ok
			? done({
					folder: outcome.value,
					isByPath: whetherOneCase === 'asked' && isPath(requests[index]?.caseFolder ?? ''),
				})
			: outcome,
	);
	const known = await mapOk(
		given,
		async (all) =>
			await requireOneCase(
				all,
				({ folder, isByPath }) => ({ folder: isByPath ? folder : undefined }),
				dropbox,
			),
	);
	return await mapOk(known, async (all) => {
		const closings = await findClosings(
			all.map(({ folder }) => folder),
			dropbox,
		);
		return all.map(({ folder }, index) => {
			const closing = closings[index];
			const isClosed = closing?.ok === true && closing.value !== undefined;
			return done({ folder, warnings: isClosed ? [CLOSED] : [] });
		});
	});
}

const isPath = (address: string): boolean => !/^(id|ns):/.test(address);
