import { outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal, type RefusalReason } from '../../../../shared/core/Refusal';
import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import { assertOutside } from '../../../../shared/domain/closing/places';
import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { joinPath, parentPath, pathKey } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { StoredClosingRecord } from '../../shared/caseFolders/readClosingRecord';
import { writablePath } from '../../shared/caseFolders/writablePath';
import { findFolders } from '../../shared/locate/locateMany';
import type { ReopenFacts } from './gatherReopenFacts';

/** A case folder that is to be put back, and where. */
export interface ReopenPlan {
	of: ReopenFacts;
	/** Undefined where it is not closed. */
	standing: StoredClosingRecord | undefined;
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
			const { path, standing, request } = each;
			const parent = byCase.get(each);
			if (standing !== undefined && request.restoreTo === undefined)
				requireAgreement(
					standing.record,
					parent === undefined ? parentPath(path) : requireParentPath(parent),
				);
			if (parent === undefined || standing === undefined)
				return { of: each, standing, place: path, to: path };
			if (!parent.ok)
				throw each.request.restoreTo === undefined ? parentGone(parent.refusal) : parent.refusal;
			const { name } = standing.record.closedFrom;
			const place = joinPath(writablePath(parent.value, parentAddress(each)), name);
			if (pathKey(place) !== pathKey(path)) assertOutside(path, place, 'restored');
			return { of: each, standing, place, to: joinPath(stableAddress(parent.value), name) };
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
const needsMove = ({ standing, isBack, request }: ReopenFacts): boolean =>
	standing !== undefined && (!isBack || request.restoreTo !== undefined);

const parentAddress = ({ request, standing }: ReopenFacts): string =>
	request.restoreTo ?? standing?.record.closedFrom.parent ?? '';

const GONE: readonly RefusalReason[] = ['deleted', 'not_found'];

function parentGone(refusal: Refusal): Refusal {
	if (!GONE.includes(refusal.reason)) return refusal;
	return new Refusal(
		refusal.reason,
		'The folder that the case folder was in before it was closed is not there any more',
		'Restore that folder in Dropbox, or choose another one under Restore To.',
	);
}
