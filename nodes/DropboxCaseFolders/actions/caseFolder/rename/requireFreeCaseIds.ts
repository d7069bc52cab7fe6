import { done, mapDefined, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { caseKey, isOwnMarker } from '../../../../shared/domain/marker/matchMarker';
import { parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findTrustedFolders } from '../../shared/caseFolders/findTrustedFolders';
import type { RenamePlan } from './RenameRequest';

/**
 * Refuses folders whose new case ID is that of another folder: one that is marked for it, or gets it from an earlier
 * item of the run. Otherwise no operation could tell any more which of the two is the case's.
 */
export async function requireFreeCaseIds(
	plans: readonly RenamePlan[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<RenamePlan>>> {
	const searches = await mapDefined(
		plans.map(({ isToRemark, request: { caseId }, path }) =>
			isToRemark ? { caseId, within: parentPath(path) } : undefined,
		),
		async (all) => await findTrustedFolders(all, dropbox),
	);
	const takers = new Map<string, string>();
	return plans.map((plan, index) => {
		const search = searches[index];
		if (search === undefined) return done(plan);
		return outcomeOfSync(() => {
			if (!search.ok) throw search.refusal;
			const { folder, request } = plan;
			const { trusted, outside } = search.value;
			const marked = [...trusted, ...outside].filter((mark) => isOwnMarker(mark.marker, mark.folder));
			const key = caseKey(request.caseId);
			const taker = takers.get(key) ?? folder.id;
			if (taker !== folder.id || marked.some((mark) => mark.folder.id !== folder.id)) throw idTakenRefusal();
			takers.set(key, taker);
			return plan;
		});
	});
}

const idTakenRefusal = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'Another folder already belongs to the new case ID',
		'Check the Case ID. Find by Case ID shows where that folder is. If the two matters were merged, move the documents into one folder in Dropbox.',
	);
