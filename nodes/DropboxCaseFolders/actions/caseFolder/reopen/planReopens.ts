import {
	isWhereItWas,
	positionOf,
	type ClosingRecord,
} from '../../../../shared/domain/closing/ClosingRecord';
import { inParallel, outcomeOf, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { CaseFolderWithParent } from '../../shared/caseFolders/locateCaseFoldersWithParent';
import { findClosingRecord, type StoredClosingRecord } from '../../shared/caseFolders/readClosingRecord';
import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { joinPath, parentPath, pathKey } from '../../../../shared/domain/paths';
import { assertOutside } from '../../../../shared/domain/closing/places';
import { isAbsent, Refusal } from '../../../../shared/core/Refusal';
import { writablePath } from '../../shared/caseFolders/writablePath';
import { findFolders } from '../../shared/locate/locateMany';

/** What one item asks for. */
export interface ReopenRequest {
	/** Address of the case folder. */
	folder: string;
	/** Address of the folder to put it into; undefined for the one that it was in. */
	restoreTo: string | undefined;
	dryRun: boolean;
}

/** What comes out of Reopen Case Folder. */
export interface ReopenedCaseFolder {
	status: 'reopened' | 'notClosed';
	folderId: string;
	name: string;
	path: string;
	/** Where the folder was while it was closed. */
	previousPath: string;
	/** When it was closed, ISO 8601 in UTC; null like the next where it is not closed. */
	closedAt: string | null;
	/** Links that were revoked by closing it: they are not brought back. */
	linksRevoked: number | null;
	warnings: string[];
	url: string | undefined;
	dryRun: boolean;
}

/** A case folder and the record by which it is put back; none where it is not closed. */
interface ReopenFacts extends CaseFolderWithParent<ReopenRequest> {
	stored: StoredClosingRecord | undefined;
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
		async (found) =>
			await outcomeOf(async () => {
				const read = await findClosingRecord(found.folder, dropbox);
				const stored = read?.record.folderId === found.folder.id ? read : undefined;
				const isBack = stored !== undefined && isWhereItWas(positionOf(found), stored.record);
				return { ...found, stored, isBack };
			}),
	);
}

/** A case folder that is to be put back, and where. */
export interface ReopenPlan {
	facts: ReopenFacts;
	/** As people see it; its own path where it stays. */
	place: string;
	/** Leads there by the ID of the folder around it, so that nothing is created where that stood, if it is moved meanwhile. */
	to: string;
}

/** Finds out where each folder goes: into the folder that it was in, by the ID of that, or the one that was given. */
export async function planReopens(
	cases: readonly ReopenFacts[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ReopenPlan>>> {
	const moving = cases.filter(needsMove);
	const parents = await findFolders(moving.map(parentAddress), dropbox);
	const byCase = new Map<ReopenFacts, Outcome<FolderEntry>>(
		moving.map((each, index) => [each, parents[index] as Outcome<FolderEntry>]),
	);
	return cases.map((each) =>
		outcomeOfSync(() => {
			const { path, stored, request } = each;
			const parent = byCase.get(each);
			if (stored !== undefined && request.restoreTo === undefined)
				requireAgreement(stored.record, parent === undefined ? parentPath(path) : requireParentPath(parent));
			if (parent === undefined || stored === undefined) return { facts: each, place: path, to: path };
			if (!parent.ok)
				throw each.request.restoreTo === undefined ? parentGone(parent.refusal) : parent.refusal;
			const { name } = stored.record.closedFrom;
			const place = joinPath(writablePath(parent.value, parentAddress(each)), name);
			if (pathKey(place) !== pathKey(path)) assertOutside(path, place, 'restored');
			return { facts: each, place, to: joinPath(stableAddress(parent.value), name) };
		}),
	);
}

/**
 * Whoever may write in the folder may change its record. That tells the place twice, by the ID of the folder around it
 * and by its path: where they lead to different places, neither is followed.
 * @param parent path of the folder that the ID leads to; undefined where it is not known
 * @throws Refusal `ambiguous`
 */
function requireAgreement({ closedFrom: { path, name } }: ClosingRecord, parent: string | undefined): void {
	if (parent !== undefined && pathKey(joinPath(parent, name)) === pathKey(path)) return;
	throw new Refusal(
		'ambiguous',
		'The folder and the path in the closing record do not match: the folder was moved or renamed, or someone changed the record',
		'Compare the two in Dropbox, then choose the right folder under Restore To.',
	);
}

/** Where there is none, that is what is told. */
const requireParentPath = (parent: Outcome<FolderEntry>): string | undefined => {
	if (!parent.ok) throw parentGone(parent.refusal);
	return parent.value.path;
};

/** One that is back by itself stays there, unless it is to go elsewhere. */
const needsMove = ({ stored, isBack, request }: ReopenFacts): boolean =>
	stored !== undefined && (!isBack || request.restoreTo !== undefined);

const parentAddress = ({ request, stored }: ReopenFacts): string =>
	request.restoreTo ?? stored?.record.closedFrom.parent ?? '';

function parentGone(refusal: Refusal): Refusal {
	if (!isAbsent(refusal)) return refusal;
	return new Refusal(
		refusal.reason,
		'The folder that the case folder was in before it was closed no longer exists',
		'Restore that folder in Dropbox, or choose another one under Restore To.',
	);
}
