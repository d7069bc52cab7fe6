import { done, mapOk, outcomeOfSync, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { caseKey } from '../../../../shared/domain/marker/matchMarker';
import { caseFolderName } from '../../../../shared/domain/naming/caseFolderName';
import { parentPath } from '../../../../shared/domain/paths';
import { webLink } from '../../../../shared/domain/webLink';
import type { DropboxPort, Write } from '../../../../shared/dropbox/port';
import {
	locateCaseFoldersWithParent,
	type CaseFolderWithParent,
} from '../../shared/caseFolders/locateCaseFoldersWithParent';
import { requireFreePlaces } from '../../shared/caseFolders/requireFreePlaces';
import { requireOutsideCases } from '../../shared/caseFolders/requireOutsideCases';
import { requireWritable } from '../../shared/caseFolders/requireWritable';
import { runOncePerFolder } from '../../shared/caseFolders/runOncePerFolder';
import { carryOutRenames, type Carried } from './carryOutRenames';
import { planRenames, UNMARKED } from './planRenames';
import type { RenamedFolder, RenamePlan, RenameRequest } from './RenameRequest';
import { requireFreeCaseIds } from './requireFreeCaseIds';
import { requireFreeClientFolders } from './requireFreeClientFolders';
import { requireUnmoved } from './requireUnmoved';

/**
 * Gives case folders the names of their cases as these are now, all by one call; IDs, places and documents stay. A run
 * that died at any point is completed by the next.
 */
export async function renameCaseFolders(
	requests: readonly RenameRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamedFolder>>> {
	const found = await locateCaseFoldersWithParent(requests, dropbox);
	// One that has no name is no wish that others of its folder could differ from.
	const named = found.map((outcome) =>
		outcome.ok ? outcomeOfSync(() => requireName(outcome.value)) : outcome,
	);
	const outside = await mapOk(
		named,
		async (all) => await requireOutsideCases(all, ({ path }) => parentPath(path), 'Case Folder', dropbox),
	);
	return await mapOk(
		outside,
		async (all) =>
			await runOncePerFolder(
				all,
				async (cases) => await renameDistinct(cases, dropbox),
				(outcome, { request }, first) =>
					isSameWish(request, first.request) ? outcome : refused(renamedOtherwise()),
			),
	);
}

/** @throws Refusal `invalid_input`, `name_not_allowed` */
function requireName(found: CaseFolderWithParent<RenameRequest>): CaseFolderWithParent<RenameRequest> {
	caseFolderName(found.request);
	return found;
}

async function renameDistinct(
	cases: ReadonlyArray<CaseFolderWithParent<RenameRequest>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamedFolder>>> {
	const plans = await planRenames(cases, dropbox);
	const unique = await mapOk(plans, async (all) => await requireFreeCaseIds(all, dropbox));
	const unclaimed = await mapOk(unique, async (all) => await requireFreeClientFolders(all, dropbox));
	const free = await mapOk(
		unclaimed,
		async (all) => await requireFreePlaces(all, moveOf, dropbox, nameTakenRefusal),
	);
	const writable = await mapOk(free, async (all) => await requireWritable(all, writesOf, dropbox));
	const unmoved = await mapOk(writable, async (all) => await requireUnmoved(all, dropbox));
	return await mapOk(unmoved, async (all) => {
		const carried = await carryOutRenames(all, dropbox);
		return all.map((plan, index) => {
			const outcome = carried[index] as Outcome<Carried>;
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

function toRenamedFolder(plan: RenamePlan, { folder, marker }: Carried): RenamedFolder {
	const { request, isNamed, isToRemark, warnings } = plan;
	const isRemarked = marker !== undefined;
	return {
		folderId: folder.id,
		name: folder.name,
		path: folder.path ?? plan.place,
		previousName: plan.folder.name,
		previousPath: plan.path,
		url: webLink(folder),
		caseId: request.caseId,
		...(isRemarked ? { previousCaseId: request.formerCaseId } : {}),
		status: isNamed && !isRemarked ? 'alreadyNamed' : 'renamed',
		warnings: isToRemark && !isRemarked ? [...warnings, UNMARKED] : warnings,
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
		'Another folder or file has the new name of this case folder, or another folder gets it in this run',
		'Compare the two cases. Under Folder Naming, choose a name that tells them apart, or rename the other one in Dropbox. Nothing was merged.',
	);
