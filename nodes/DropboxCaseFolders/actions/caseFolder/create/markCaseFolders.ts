import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { CaseMarker, DropboxPort, Marking } from '../../../../shared/dropbox/port';
import type { CaseFolderPlacement } from './CaseFolder';

/** Puts the markers on that are asked for and not there yet, all together. */
export async function markCaseFolders(
	placements: readonly CaseFolderPlacement[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolderPlacement>>> {
	const unmarked = placements.filter((each) => each.marker === undefined && each.plan.request.marker);
	if (unmarked.length === 0) return placements.map(done);
	const outcomes = await dropbox.markFolders(unmarked.map(markingOf));
	const found = new Map(unmarked.map((each, index) => [each, outcomes[index] as Outcome<CaseMarker>]));
	return placements.map((placement) => {
		const outcome = found.get(placement);
		if (outcome === undefined) return done(placement);
		return outcome.ok
			? done({ ...placement, marker: outcome.value })
			: refused(explainUnmarked(outcome.refusal));
	});
}

const markingOf = ({ plan: { request }, folder }: CaseFolderPlacement): Marking => ({
	...{ folder, caseId: request.caseId, kind: request.marker ?? 'automatic' },
	// Made by this run, or read a moment ago.
	isUnmarked: true,
});

const explainUnmarked = (refusal: Refusal): Refusal =>
	refusal.reason === 'belongs_to_another_case'
		? refusal
		: refusal.reword(
				`The case folder is there, but could not be marked with its case ID: ${refusal.message}`,
			);
