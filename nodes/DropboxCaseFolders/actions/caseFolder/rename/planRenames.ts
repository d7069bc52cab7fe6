import { done, inParallel, mapOk, outcomeOf, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { FolderEntry } from '../../../../shared/domain/entry';
import type { CasesWithin } from '../../../../shared/domain/marker/CasesWithin';
import { caseKey } from '../../../../shared/domain/marker/matchMarker';
import { caseFolderName } from '../../../../shared/domain/naming/caseFolderName';
import { joinPath, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { CaseFolderWithParent } from '../../shared/caseFolders/locateCaseFoldersWithParent';
import { findClosingRecord } from '../../shared/caseFolders/readClosingRecord';
import { readCasesWithin } from '../../shared/caseFolders/requireOneCase';
import type { RenamePlan, RenameRequest } from './RenameRequest';

type Found = CaseFolderWithParent<RenameRequest>;

/** Settles the names, and refuses folders that are another case's or closed: nothing is written here. */
export async function planRenames(
	all: readonly Found[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamePlan>>> {
	const read = await readCasesWithin(
		all.map(({ folder }) => folder),
		dropbox,
	);
	const withCases = all.map((found, index) => {
		const cases = read[index] as Outcome<CasesWithin>;
		return cases.ok ? done({ found, cases: cases.value }) : cases;
	});
	return await mapOk(
		withCases,
		async (some) =>
			await inParallel(
				some,
				async ({ found, cases }) =>
					await outcomeOf(async () => {
						const { caseId, formerCaseId } = found.request;
						cases.assertOneCaseWithNewId(caseId, formerCaseId);
						const plan = planRename(found, cases);
						if (cases.hasRecord) await requireOpen(found, dropbox);
						return plan;
					}),
			),
	);
}

/** @throws Refusal `invalid_input`, `name_not_allowed` */
function planRename(found: Found, cases: CasesWithin): RenamePlan {
	const { request, folder, path, parent } = found;
	const { caseId, formerCaseId } = request;
	const { name, warnings } = caseFolderName(request);
	const isNamed = folder.name.normalize('NFC') === name;
	const hasNewId = caseKey(formerCaseId) !== caseKey(caseId);
	return {
		...found,
		...{ name, place: joinPath(parentPath(path), name), to: joinPath(parent, name) },
		isNamed,
		isMarkedForCase: cases.isMarkedFor(caseId),
		isToRemark: hasNewId && cases.isMarkedFor(formerCaseId),
		warnings: [
			...request.warnings,
			...warnings,
			...(hasNewId && !cases.isMarked ? [UNMARKED] : []),
			...(!isNamed && isSharedOnItsOwn(folder) ? [SHARED] : []),
		],
	};
}

export const UNMARKED =
	'The folder has no case marker, so the new case ID is only in its name. To mark it, run Create with its ID under Existing Folder ID';

/** Such a folder has a name of its own in the Dropbox of each member. One in another shared folder has one for all. */
const isSharedOnItsOwn = ({ ownNamespaceId, parentNamespaceId }: FolderEntry): boolean =>
	ownNamespaceId !== undefined && parentNamespaceId === undefined;

const SHARED = 'The folder is itself shared, so other people may still see its old name';

/**
 * A closed folder is put back under the name that its record tells. One whose closing was cut off has a record, too, and
 * would count as closed under another name.
 */
async function requireOpen({ folder }: Found, dropbox: DropboxPort): Promise<void> {
	const stored = await findClosingRecord(folder, dropbox);
	// That of the folder which this one is a copy of says nothing of this one.
	if (stored?.record.folderId === folder.id) throw closedRefusal();
}

const closedRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The case folder is closed, or closing it was interrupted',
		'Run Reopen Case Folder first, then rename the folder.',
	);
