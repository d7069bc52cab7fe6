import { done, outcomeOf, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { caseKey, isOwnMarker } from '../../../../shared/domain/marker/matchMarker';
import type { DropboxPort, MarkedFolder } from '../../../../shared/dropbox/port';
import type { RenamePlan } from './RenameRequest';

/**
 * Refuses folders that are to be called after a case which another folder belongs to: one that is marked for it, or
 * gets it from an earlier item of the run. Otherwise no operation could tell any more which of the two is the case's. A
 * folder that is marked for its case already needs no search.
 */
export async function requireFreeCaseIds(
	plans: readonly RenamePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamePlan>>> {
	const marked = await findMarkedIds(plans.filter(needsSearch), dropbox);
	const takers = new Map<string, string>();
	for (const { isMarkedForCase, folder, request } of plans)
		if (isMarkedForCase) takers.set(caseKey(request.caseId), folder.id);
	return plans.map((plan) => {
		if (!needsSearch(plan)) return done(plan);
		return outcomeOfSync(() => {
			const { folder, isToRemark, request } = plan;
			const [key, formerKey] = [caseKey(request.caseId), caseKey(request.formerCaseId)];
			const others = (caseId: string) => marked.of(caseId).filter((id) => id !== folder.id);
			const taker = takers.get(key) ?? folder.id;
			if (taker !== folder.id || others(key).length > 0) throw idTakenRefusal();
			// What is no copy of the case's folder is among those that are marked for the case.
			const isCopy = !isToRemark || !marked.of(formerKey).includes(folder.id);
			if (isCopy && others(formerKey).length > 0) throw formerElsewhereRefusal();
			takers.set(key, folder.id);
			return plan;
		});
	});
}

const needsSearch = ({ isToRemark, isMarkedForCase }: RenamePlan): boolean => isToRemark || !isMarkedForCase;

/** The folders that are marked for cases as their own, by their IDs. */
interface MarkedIds {
	/** @throws Refusal where they could not be searched for */
	of(key: string): string[];
}

/**
 * In all of Dropbox: the case's folder may be closed and lie elsewhere. Markers that other people could have put there
 * count, too. Nothing is done by what they say, and a shared case folder has no others.
 */
async function findMarkedIds(plans: readonly RenamePlan[], dropbox: DropboxPort): Promise<MarkedIds> {
	const all = plans.flatMap(({ request }) => [request.caseId, request.formerCaseId]);
	const keys = [...new Set(all.map(caseKey))];
	const search = await outcomeOf(async () => await dropbox.findMarkedFolders(keys, ''));
	const byKey = new Map<string, Outcome<MarkedFolder[]>>(
		keys.map((key, index) => [key, search.ok ? (search.value[index] as Outcome<MarkedFolder[]>) : search]),
	);
	return {
		of(key) {
			const found = byKey.get(key);
			if (found?.ok === false) throw found.refusal;
			return (found?.value ?? []).flatMap(({ marker, folder }) =>
				isOwnMarker(marker, folder) ? [folder.id] : [],
			);
		},
	};
}

const idTakenRefusal = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'Another folder already belongs to the new case ID',
		'Check the Case ID and the Case Folder. Find by Case ID shows where that folder is. If the two matters were merged, move the documents into one folder in Dropbox. If that folder does not belong to the case, delete the marker file (“casemarker …”) in it.',
	);

const formerElsewhereRefusal = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'Another folder belongs to the former case ID, and this folder does not, or is a copy of it',
		'Check the Case Folder and the Former Case ID. Find by Case ID shows where the folder of the former case ID is. Enter the ID of that folder.',
	);
