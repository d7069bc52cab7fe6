import { done, mapOk, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { FolderEntry } from '../../../../shared/domain/entry';
import { caseKey } from '../../../../shared/domain/marker/matchMarker';
import { caseFolderName } from '../../../../shared/domain/naming/caseFolderName';
import { webLink } from '../../../../shared/domain/webLink';
import type { DropboxPort, Write } from '../../../../shared/dropbox/port';
import {
	locateCaseFoldersWithParent,
	type CaseFolderWithParent,
} from '../../shared/caseFolders/locateCaseFoldersWithParent';
import { requireFreePlaces } from '../../shared/caseFolders/requireFreePlaces';
import { requireWritable } from '../../shared/caseFolders/requireWritable';
import { runOncePerFolder } from '../../shared/caseFolders/runOncePerFolder';
import { carryOutRenames } from './carryOutRenames';
import { planRenames } from './planRenames';
import type { RenamedFolder, RenamePlan, RenameRequest } from './RenameRequest';
import { requireFreeCaseIds } from './requireFreeCaseIds';

/**
 * Gives case folders the names of their cases as these are now, all by one call; IDs, places and documents stay. A run
 * that died at any point is completed by the next.
 */
export async function renameCaseFolders(
	requests: readonly RenameRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamedFolder>>> {
	const found = await locateCaseFoldersWithParent(requests, dropbox);
	return await mapOk(
		found,
		async (all) =>
			await runOncePerFolder(
				all,
				async (cases) => await renameDistinct(cases, dropbox),
				(outcome, { request }, first) =>
					isSameWish(request, first.request) ? outcome : refused(renamedOtherwise()),
			),
	);
}

async function renameDistinct(
	cases: ReadonlyArray<CaseFolderWithParent<RenameRequest>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamedFolder>>> {
	const plans = await planRenames(cases, dropbox);
	const unique = await mapOk(plans, async (all) => await requireFreeCaseIds(all, dropbox));
	const free = await mapOk(
		unique,
		async (all) => await requireFreePlaces(all, moveOf, dropbox, nameTakenRefusal),
	);
	const writable = await mapOk(free, async (all) => await requireWritable(all, writesOf, dropbox));
	return await mapOk(writable, async (all) => {
		const folders = await carryOutRenames(all, dropbox);
		return all.map((plan, index) => {
			const outcome = folders[index] as Outcome<FolderEntry>;
			return outcome.ok ? done(toRenamedFolder(plan, outcome.value)) : outcome;
		});
	});
}

const moveOf = ({ folder, path, place, request: { dryRun } }: RenamePlan) => ({
	...{ folderId: folder.id, path, place, dryRun },
});

/** As the calls themselves are judged. */
const writesOf = ({ folder, path, place, isNamed, isToRemark }: RenamePlan): Write[] => [
	...(isNamed
		? []
		: ([
				{ address: folder.id, reach: 'all in it' },
				{ address: place, reach: 'itself' },
			] as const)),
	...(isToRemark ? ([{ address: path, reach: 'into it' }] as const) : []),
];

function toRenamedFolder(plan: RenamePlan, folder: FolderEntry): RenamedFolder {
	const { request, isNamed, isToRemark, warnings } = plan;
	return {
		folderId: folder.id,
		name: folder.name,
		path: folder.path ?? plan.place,
		previousName: plan.folder.name,
		previousPath: plan.path,
		url: webLink(folder),
		caseId: request.caseId,
		...(isToRemark ? { previousCaseId: request.formerCaseId } : {}),
		status: isNamed && !isToRemark ? 'alreadyNamed' : 'renamed',
		warnings,
	};
}

const isSameWish = (one: RenameRequest, other: RenameRequest): boolean =>
	caseKey(one.caseId) === caseKey(other.caseId) &&
	caseKey(one.formerCaseId) === caseKey(other.formerCaseId) &&
	caseFolderName(one).name === caseFolderName(other).name;

const renamedOtherwise = (): Refusal =>
	new Refusal(
		'invalid_input',
		'An earlier item of this run gives the same case folder another name or case ID',
		'Use one item per case folder.',
	);

const nameTakenRefusal = (): Refusal =>
	new Refusal(
		'name_taken',
		'Another folder has the new name of this case folder, or gets it in this run',
		'Compare the two cases. Under Folder Naming, choose a name that tells them apart, or rename the other folder in Dropbox. Nothing was merged.',
	);
