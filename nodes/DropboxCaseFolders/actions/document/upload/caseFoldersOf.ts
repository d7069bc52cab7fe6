import type { FolderEntry } from '../../../../shared/domain/entry';
import { andThenAll, done, type Outcome } from '../../../../shared/domain/outcome';
import type { DropboxPort } from '../../../../shared/ports';
import { closingsOf } from '../../caseFolder/closings';
import { foldersAt } from '../../caseFolder/foldersAt';
import { whereOneCase } from '../../caseFolder/whereOneCase';
import type { UploadRequest } from './UploadRequest';

/** A case folder that documents go into, and what is to be said of that. */
export interface CaseFolderOf {
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
export async function caseFoldersOf(
	requests: ReadonlyArray<Pick<UploadRequest, 'caseFolder'>>,
	dropbox: DropboxPort,
	whetherOneCase: 'asked' | 'not asked' = 'asked',
): Promise<Array<Outcome<CaseFolderOf>>> {
	const found = await foldersAt(
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
	const known = await andThenAll(
		given,
		async (all) =>
			await whereOneCase(all, ({ folder, isByPath }) => ({ folder: isByPath ? folder : undefined }), dropbox),
	);
	return await andThenAll(known, async (all) => {
		const closings = await closingsOf(
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
